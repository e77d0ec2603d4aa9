@desk
Feature: What a person should look at
  A problem needs a decision or a fact, and the command ends with 1; a notice may be as it should.

  Scenario: A table in order
    Talks, then the signature, and nobody says otherwise.
    Given on 2024-06-20 Ann reports:
      | party | what       | on         | published  |
      | Japan | talks held | 2024-05-01 | 2024-05-01 |
      | Japan | signed     | 2024-06-13 | 2024-06-13 |
    Then checking finds nothing and ends with 0

  Scenario: A planned day passes without a word
    On the day itself there is still time.
    Given on 2024-06-20 Ann reports:
      | party | what              | on         | published  | planned for |
      | Spain | signing scheduled | 2024-05-13 | 2024-05-13 | 2024-05-17  |
    Then checking as of 2024-05-17 finds nothing and ends with 0
    And checking as of 2024-05-18 finds "overdue" and ends with 1
    And checking known at 2024-06-19 finds nothing and ends with 0

  Scenario: Sources that contradict one another
    Once an analyst has confirmed one side it is a notice.
    Given on 2024-06-20 Ann reports:
      | party | what       | on         | published  |
      | Japan | talks held | 2024-05-01 | 2024-05-01 |
      | Japan | signed     | 2024-06-13 | 2024-06-13 |
      | Japan | signed     | 2024-06-12 | 2024-06-14 |
    Then checking finds "conflict" and ends with 1
    When on 2024-06-25 Ann confirms that Japan "signed" on 2024-06-13
    Then checking finds "conflict" and ends with 0

  Scenario: Signed before the first word of talks, or without one
    Both happen, so that they are notices.
    Given on 2024-06-20 Ann reports:
      | party | what          | on         | published  |
      | Japan | signed        | 2024-06-13 | 2024-06-13 |
      | Italy | signed        | 2024-02-24 | 2024-02-24 |
      | Italy | talks started | 2024-03-01 | 2024-03-01 |
    Then checking finds "out-of-order", "stage-skipped" and ends with 0

  Scenario: A party that the dossier does not know
    Only talked with, it is a notice.
    Given on 2024-06-20 Ann reports:
      | party  | what       | on         | published  |
      | Brazil | talks held | 2024-05-01 | 2024-05-01 |
      | Brazil | signed     | 2024-06-13 | 2024-06-13 |
    Then checking finds "unknown-party" and ends with 1
    And checking as of 2024-05-31 finds "unknown-party" and ends with 0

  Scenario: A count that nothing explains, and an old one
    An old count is the article's affair; one that nothing explains may be the table's.
    Given on 2024-06-20 Ann reports:
      | party   | what       | on         | published  |
      | Britain | talks held | 2023-08-11 | 2023-08-11 |
      | Britain | signed     | 2024-01-12 | 2024-01-12 |
      | Japan   | talks held | 2024-05-01 | 2024-05-01 |
      | Japan   | signed     | 2024-06-13 | 2024-06-13 |
    And on 2024-06-20 articles that count are taken in:
      | published  | counted | count |
      | 2024-06-18 | signed  | 7     |
      | 2024-06-18 | signed  | 1     |
    Then checking finds "tally-unexplained", "tally-stale" and ends with 1
    And checking as of 2024-06-17 finds nothing and ends with 0

  Scenario: An article without a day
    What it tells needs its day only where nothing else tells it.
    Given on 2024-06-20 articles that count are taken in:
      | published | counted | count |
      |           | signed  | 0     |
    Then checking finds "undated-article" and ends with 0
    And checking as of 2024-06-19 finds nothing and ends with 0
