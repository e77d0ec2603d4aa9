Feature: What could a reader know on an earlier day
  An answer as of a day uses only what had been published by the end of that day.

  Scenario: Later articles do not count
    The table of 31 May knows nothing of June.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-30 | talks close       | 2024-05-30 |             |
      | 2024-06-10 | signing scheduled | 2024-06-10 | 2024-06-13  |
      | 2024-06-13 | signed            | 2024-06-13 |             |
    Then as of 2024-05-29 Ruritania was at "not reported"
    And as of 2024-05-31 Ruritania was at "talks close"
    And as of 2024-06-12 Ruritania was at "signing scheduled"
    And as of 2024-06-13 Ruritania was at "signed"

  Scenario: What happened earlier but was published later was not known
    The day of publication decides, not the day it happened.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-05-01 | talks held | 2024-05-01 |
      | 2024-06-20 | signed     | 2024-05-15 |
    Then as of 2024-06-19 Ruritania was at "negotiating"
    And as of 2024-06-20 Ruritania was at "signed"

  Scenario: The day shown is the one known then
    A better founded day that was published later did not count yet.
    Given these reports about Ruritania:
      | published  | what   | day        | basis   |
      | 2024-06-14 | signed | 2024-06-14 | assumed |
      | 2024-06-20 | signed | 2024-06-13 | stated  |
    Then as of 2024-06-15 Ruritania's signing day was 2024-06-14
    And Ruritania's signing day is 2024-06-13

  Scenario: An undated article takes part from the day it was recorded on
    Nobody can say that it was known before.
    Given these reports about Ruritania:
      | published  | recorded   | what              | day        | planned for |
      | 2024-05-30 | 2024-07-01 | talks close       | 2024-05-30 |             |
      |            | 2024-07-01 | signing scheduled |            | 2024-08-13  |
    Then as of 2024-06-30 Ruritania was at "talks close"
    And as of 2024-07-01 Ruritania was at "signing scheduled"
    And as of 2024-07-01 Ruritania was flagged "undated"

  Scenario: The undated article is given its date
    From then on it counts from the day it was published.
    Given these reports about Ruritania:
      | published | recorded   | what   | day        |
      |           | 2024-07-01 | signed | 2024-05-29 |
    When the undated article is found to be of 2024-05-30
    Then as of 2024-05-29 Ruritania was at "not reported"
    And as of 2024-05-30 Ruritania was at "signed"
    And Ruritania has no flags

  Scenario: The undated article comes again with its day
    It is one article: the one with the day stands in the place of the other.
    Given these reports about Ruritania:
      | article | published  | recorded   | what   | day        |
      | Page    |            | 2024-07-01 | signed | 2024-05-29 |
      | Dated   | 2024-05-30 | 2024-07-02 | signed | 2024-05-29 |
    When the article "Page" is replaced by the article "Dated"
    Then as of 2024-05-29 Ruritania was at "not reported"
    And as of 2024-05-30 Ruritania was at "signed"
    And Ruritania has no flags
    And Ruritania's signing day has 1 report for and 0 against it

  Scenario: A late find counts for the day it was published
    The day we found it does not matter to what a reader could know.
    Given these reports about Ruritania:
      | published  | recorded   | what   | day        |
      | 2024-06-13 | 2025-03-01 | signed | 2024-06-13 |
    Then as of 2024-06-12 Ruritania was at "not reported"
    And as of 2024-06-13 Ruritania was at "signed"
