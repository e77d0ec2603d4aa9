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
      | command                           |
      | status                            |
      | status Japan                      |
      | history Japan                     |
      | history Japan --all               |
      | explain Japan signed_on           |
      | export - --format csv             |
      | export - --format csv --long      |
      | changes --since 2024-01-01 --json |
      | articles                          |

  Scenario Outline: Every command that looks for trouble has both clocks
    What was published later, or recorded later, is no trouble yet.
    Given on 2024-06-20 Ann reports:
      | party | what              | on         | published  | planned for |
      | Japan | signed            | 2024-06-13 | 2024-06-13 |             |
      | Japan | signed            | 2024-06-12 | 2024-06-17 |             |
      | Spain | signing scheduled | 2024-06-16 | 2024-06-16 | 2024-06-17  |
    And on 2024-06-20 articles that count are taken in:
      | published  | counted | count |
      | 2024-06-17 | signed  | 7     |
    Then `<command>` as of 2024-06-15 does not tell "<words>"
    And `<command>` as of 2024-06-18 tells "<words>"
    And `<command>` known at 2024-06-19 does not tell "<words>"
    And `<command>` known at 2024-06-20 tells "<words>"
    And `<command>` as of 2024-06-18 and known at 2024-06-19 does not tell "<words>"
    And `<command>` as of 2024-06-15 and known at 2024-06-20 does not tell "<words>"
    And `<command>` as of 2024-06-18 and known at 2024-06-20 tells "<words>"

    Examples:
      | command   | words               |
      | conflicts | 2024-06-12          |
      | tallies   | 7                   |
      | check     | overdue             |
      | check     | conflict            |
      | check     | tally-unexplained   |

  Scenario Outline: A retraction, a confirmation and their undoing obey the time of recording
    What a person decided later was not decided yet; as of a day it holds wherever it is known.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
      | Japan | signed | 2024-06-12 | 2024-06-14 |
    When on 2024-06-25 Ben confirms that Japan "signed" on 2024-06-12
    And on 2024-06-27 Ann takes back the last verdict because "I have seen the paper"
    And on 2024-06-29 Ben retracts that Japan "signed" on 2024-06-13 because "it was a rehearsal"
    Then `<command>` known at 2024-06-24 tells "2024-06-13"
    And `<command>` known at 2024-06-25 tells "2024-06-12"
    And `<command>` known at 2024-06-27 tells "2024-06-13"
    And `<command>` known at 2024-06-29 tells "2024-06-12"
    And `<command>` as of 2024-06-13 and known at 2024-06-28 tells "2024-06-13"
    And `<command>` as of 2024-06-13 and known at 2024-06-29 does not tell "2024-06-13"
    And `<command>` as of 2024-06-14 and known at 2024-06-29 tells "2024-06-12"

    Examples:
      | command                            |
      | status Japan --columns code,signed |
      | explain Japan signed_on            |
      | history Japan                      |
      | export - --format csv              |

  Scenario Outline: Copies of one article are one source, as of the day that both are there
    A copy that is published or recorded later is no source either way, and a report more.
    Given an article of 2024-06-13 in which the reader finds that Japan "signed"
    And on 2024-06-25 a copy of it of 2024-06-15 is taken in
    Then `<command>` known at 2024-06-24 tells "<alone>"
    And `<command>` known at 2024-06-25 tells "<both>"
    And `<command>` as of 2024-06-14 tells "<alone>"
    And `<command>` as of 2024-06-15 and known at 2024-06-24 tells "<alone>"
    And `<command>` as of 2024-06-15 and known at 2024-06-25 tells "<both>"

    Examples:
      | command       | alone              | both                |
      | status Japan  | 1 source, 1 report | 1 source, 2 reports |
      | history Japan | Japan (JP): 1      | Japan (JP): 2       |

  Scenario: Comparing two days, by what the log held then
    What the log took in later changed nothing then.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    When on 2024-06-25 Ben retracts that Japan "signed" because "it was Italy"
    Then comparing 2024-06-12 with 2024-06-14 ends with 0
    And comparing 2024-06-12 with 2024-06-14 known at 2024-06-24 ends with 1
    And comparing 2024-06-12 with 2024-06-14 known at 2024-06-19 ends with 0
    And comparing 2024-06-24T12:00Z with 2024-06-25T12:00Z ends with 1
    And comparing 2024-06-24T12:00Z with 2024-06-25T12:00Z as of 2024-06-12 ends with 0

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
