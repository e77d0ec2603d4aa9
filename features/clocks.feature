@desk
Feature: Two clocks for every answer
  As of a day is what had been published by its end; known at a time is what the log held then.
  A day means its end, that day included, and all times are UTC.

  Scenario: A day means its end
    What was published on the day itself counts.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    Then as of 2024-06-12 the table has Japan at "not reported"
    And as of 2024-06-13 the table has Japan at "signed"
    And as of 2024-06 the table has Japan at "signed"

  Scenario: A day of recording means its end too
    A time means the end of the minute or second that it names.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    Then known at 2024-06-19 the table has Japan at "not reported"
    And known at 2024-06-20 the table has Japan at "signed"
    And known at 2024-06-20T11:59Z the table has Japan at "not reported"
    And known at 2024-06-20T14:00+02:00 the table has Japan at "signed"

  Scenario: Both clocks together
    What did our table say on Friday about what a reader could know on Monday?
    Given on 2024-06-20 Ann reports:
      | party | what        | on         | published  |
      | Japan | talks close | 2024-05-01 | 2024-05-01 |
    And on 2024-06-25 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    Then as of 2024-06-15 and known at 2024-06-22 the table has Japan at "talks close"
    And as of 2024-06-15 and known at 2024-06-25 the table has Japan at "signed"
    And as of 2024-06-12 and known at 2024-06-25 the table has Japan at "talks close"

  Scenario Outline: Every command that answers has both clocks
    They look at the same log, and see the same of it.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    Then `<command>` as of 2024-06-12 does not tell "2024-06-13"
    And `<command>` as of 2024-06-13 tells "2024-06-13"
    And `<command>` known at 2024-06-19 does not tell "2024-06-13"
    And `<command>` known at 2024-06-20 tells "2024-06-13"

    Examples:
      | command                            |
      | status                             |
      | history Japan                      |
      | explain Japan signed_on            |
      | export - --format csv              |
      | changes --since 2024-01-01 --json  |

  Scenario: A correction obeys the day, a misreading does not
    Only the source's own correction was known on a day of its own.
    Given on 2024-06-20 Ann reports:
      | party  | what   | on         | published  |
      | Japan  | signed | 2024-06-13 | 2024-06-13 |
      | France | signed | 2024-06-13 | 2024-06-13 |
    When on 2024-06-25 Ben retracts that Japan "signed", which its source corrected on 2024-06-16
    And on 2024-06-25 Ben retracts that France "signed" because "it was Italy"
    Then as of 2024-06-15 the table has Japan at "signed"
    And as of 2024-06-15 the table has France at "not reported"

  Scenario: Sources that disagree, as of a day
    A day that was told later was no conflict yet.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
      | Japan | signed | 2024-06-12 | 2024-06-17 |
    Then `conflicts` as of 2024-06-16 tells "No conflict"
    And `conflicts` as of 2024-06-17 tells "1 conflict"
    And `conflicts` known at 2024-06-19 tells "No conflict"
