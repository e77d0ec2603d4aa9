Feature: A retracted report no longer counts
  Mistakes are made by us and by the sources; the table is what remains without them.

  Scenario: A misreading is retracted
    The table is as if it had never been reported.
    Given these reports about Ruritania:
      | published  | what        | day        |
      | 2024-05-01 | talks close | 2024-05-01 |
      | 2024-06-13 | signed      | 2024-06-13 |
    When the report of "signed" about Ruritania in the article of 2024-06-13 is retracted because "it was another country"
    Then Ruritania is at "talks close" since 2024-05-01
    And Ruritania rests on 1 report from 1 source

  Scenario: A misreading is gone from every earlier day too
    It was never true that the article said so.
    Given these reports about Ruritania:
      | published  | what        | day        |
      | 2024-05-01 | talks close | 2024-05-01 |
      | 2024-06-13 | signed      | 2024-06-13 |
    When the report of "signed" about Ruritania in the article of 2024-06-13 is retracted because "it was another country"
    Then as of 2024-06-30 Ruritania was at "talks close"

  Scenario: A source corrects itself
    Until the correction a reader had to believe the report.
    Given these reports about Ruritania:
      | published  | what        | day        |
      | 2024-05-01 | talks close | 2024-05-01 |
      | 2024-06-13 | signed      | 2024-06-13 |
    When the source corrects the report of "signed" about Ruritania in the article of 2024-06-13 on 2024-06-20
    Then Ruritania is at "talks close" since 2024-05-01
    And as of 2024-06-19 Ruritania was at "signed"
    And as of 2024-06-20 Ruritania was at "talks close"

  Scenario: Retracting the only report
    Nothing is known, and the table says so.
    Given these reports about Ruritania:
      | published  | what   | day        |
      | 2024-06-13 | signed | 2024-06-13 |
    When the report of "signed" about Ruritania in the article of 2024-06-13 is retracted because "it was another country"
    Then Ruritania is at "not reported"

  Scenario: A retracted setback moves nothing
    What it had ended stands again.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-06-13 | signed     | 2024-06-13 |
      | 2025-03-01 | terminated | 2025-03-01 |
    When the report of "terminated" about Ruritania in the article of 2025-03-01 is retracted because "it was a threat"
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania has no flags

  Scenario: A confirmed report is retracted
    The retraction is the last word.
    Given these reports about Ruritania:
      | published  | what        | day        |
      | 2024-05-01 | talks close | 2024-05-01 |
      | 2024-06-13 | signed      | 2024-06-13 |
    When an analyst confirms the report of "signed" about Ruritania in the article of 2024-06-13
    And the report of "signed" about Ruritania in the article of 2024-06-13 is retracted because "it was another country"
    Then Ruritania is at "talks close" since 2024-05-01

  Scenario: An outlet replaces its article
    The later version takes the earlier one's place from its own day.
    Given these reports about Ruritania:
      | article | published  | what        | day        |
      | Herald  | 2024-06-13 | signed      | 2024-06-13 |
      | Herald2 | 2024-06-14 | talks close | 2024-06-13 |
    When the article "Herald" is replaced by the article "Herald2"
    Then as of 2024-06-13 Ruritania was at "signed"
    And Ruritania is at "talks close" since 2024-06-13
    And Ruritania rests on 1 report from 1 source

  Scenario: What the table said before the retraction
    The log keeps the mistaken report, so that an old answer can be understood.
    Given these reports about Ruritania:
      | published  | recorded   | what        | day        |
      | 2024-05-01 | 2024-07-01 | talks close | 2024-05-01 |
      | 2024-06-13 | 2024-07-01 | signed      | 2024-06-13 |
    When the report of "signed" about Ruritania in the article of 2024-06-13 is retracted on 2024-07-05 because "it was another country"
    Then known at the end of 2024-07-04 Ruritania was at "signed"
    And known at the end of 2024-07-05 Ruritania was at "talks close"
    And known at the end of 2024-06-30 Ruritania was at "not reported"
