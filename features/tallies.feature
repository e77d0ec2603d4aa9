@desk
Feature: Counts that articles report
  "The fifteenth country", "27 so far": a count is held against who had signed by the day of its article.

  Scenario: The count of a day
    Each count is held against its own day, not against the table of today.
    Given on 2024-06-20 Ann reports:
      | party   | what   | on         | published  |
      | Britain | signed | 2024-01-12 | 2024-01-12 |
      | Japan   | signed | 2024-06-13 | 2024-06-13 |
    And on 2024-06-20 articles that count are taken in:
      | published  | counted | count |
      | 2024-01-15 | signed  | 1     |
      | 2024-06-14 | signed  | 2     |
    Then the count of 1 comes to "fits", "fits"
    And the count of 2 comes to "fits", "fits"

  Scenario: Told in the morning of the day
    Before that day's signatures there were as many as the article says.
    Given on 2024-06-20 Ann reports:
      | party   | what   | on         | published  |
      | Britain | signed | 2024-01-12 | 2024-01-12 |
      | Japan   | signed | 2024-06-13 | 2024-06-13 |
    And on 2024-06-20 articles that count are taken in:
      | published  | counted | count |
      | 2024-06-13 | signed  | 1     |
    Then the count of 1 comes to "explained", "fits before that day's signatures (JP)"

  Scenario: An old count is repeated
    It fits an earlier day; the parties that came since are told.
    Given on 2024-06-28 Ann reports:
      | party   | what   | on         | published  |
      | Britain | signed | 2024-01-12 | 2024-01-12 |
      | Japan   | signed | 2024-06-13 | 2024-06-13 |
    And on 2024-06-28 articles that count are taken in:
      | published  | counted | count |
      | 2024-06-20 | signed  | 1     |
    Then the count of 1 comes to "stale", "stale: fits 2024-01-12 to 2024-06-12; since then JP"

  Scenario: Another basis
    Who leaves the European Union out counts one fewer, and is right too.
    Given on 2024-06-28 Ann reports:
      | party | what   | on         | published  |
      | EU    | signed | 2024-06-27 | 2024-06-27 |
      | Japan | signed | 2024-06-27 | 2024-06-27 |
      | Italy | signed | 2024-02-24 | 2024-02-24 |
    And on 2024-06-28 articles that count are taken in:
      | published  | counted | count | words          |
      | 2024-06-28 | signed  | 2     | the EU aside   |
      | 2024-06-28 | signed  | 4     | and the EU     |
      | 2024-06-28 | signed  | 5     | all in all     |
    Then the count of 2 comes to "explained", "fits: countries, the EU left out (without EU)"
    And the count of 4 comes to "miscount", "miscount: the EU counted twice"
    And the count of 5 comes to "unexplained", "2 more than the tracker has"

  Scenario: A signature that is found later mends the count
    By all that is known now it had happened by then; as of an earlier day it was not known.
    Given on 2024-06-20 Ann reports:
      | party   | what   | on         | published  |
      | Britain | signed | 2024-01-12 | 2024-01-12 |
      | Japan   | signed | 2024-06-13 | 2024-06-18 |
    And on 2024-06-20 articles that count are taken in:
      | published  | counted | count |
      | 2024-06-14 | signed  | 2     |
    Then the count of 2 comes to "fits", "fits"
    And as of 2024-06-17 the count of 2 comes to "unexplained", "1 more than the tracker has"

  Scenario: Counts obey both clocks
    What was published later, or recorded later, is not there.
    Given on 2024-06-20 articles that count are taken in:
      | published  | counted | count |
      | 2024-06-14 | signed  | 15    |
    Then as of 2024-06-13 there are 0 counts
    And as of 2024-06-14 there is 1 count
    And known at 2024-06-19 there are 0 counts
    And known at 2024-06-20 there is 1 count

  Scenario: A count that was misread is retracted
    It is gone, and was there when it was.
    Given on 2024-06-20 articles that count are taken in:
      | published  | counted | count |
      | 2024-06-14 | signed  | 15    |
    When on 2024-06-25 Ann retracts the count of 15
    Then there are 0 counts
    And known at 2024-06-24 there is 1 count
    And known at 2024-06-25 there are 0 counts

  Scenario: One is still to sign
    Whom the article itself tells of is meant.
    Given on 2024-06-20 Ann reports:
      | party   | what   | on         | published  |
      | Britain | signed | 2024-01-12 | 2024-01-12 |
    And an article of 2024-06-01 in which the reader finds that Japan "talks close"
    And on 2024-06-20 articles that count are taken in:
      | published  | counted | count | upcoming |
      | 2024-06-10 | signed  | 2     | yes      |
    Then the count of 2 comes to "fits", "fits, with JP still to sign"

  Scenario: An article without a day
    The day on which its count fits is told, and nobody calls it old.
    Given on 2024-06-20 Ann reports:
      | party   | what   | on         | published  |
      | Britain | signed | 2024-01-12 | 2024-01-12 |
      | Japan   | signed | 2024-06-13 | 2024-06-13 |
    And on 2024-06-20 articles that count are taken in:
      | published | counted | count |
      |           | signed  | 1     |
    Then the count of 1 comes to "undated", "no day: fits 2024-01-12 to 2024-06-12; since then JP"
