@desk
Feature: Handing the table on
  A file tells the day and the log it comes from. A calendar that is asked for again and again shows
  each signing once, where it is planned by now; a feed shows each change of state once.

  Scenario: A signing that is put off is cancelled in the calendar
    Given on 2024-06-05 Ann reports:
      | party | what              | on         | published  | planned for |
      | Japan | signing scheduled | 2024-06-05 | 2024-06-05 | 2024-06-13  |
    Then as of 2024-06-05 the calendar has Japan "TENTATIVE" on 2024-06-13, in revision 0
    When on 2024-06-12 Ann reports:
      | party | what              | on         | published  | planned for |
      | Japan | signing postponed | 2024-06-12 | 2024-06-12 | 2024-06-13  |
    Then as of 2024-06-12 the calendar has Japan "CANCELLED" on 2024-06-13, in revision 1
    When on 2024-06-20 Ann reports:
      | party | what   | on         | published  | planned for |
      | Japan | signed | 2024-06-20 | 2024-06-20 |             |
    Then as of 2024-06-20 the calendar has Japan "CONFIRMED" on 2024-06-20, in revision 2
    And as of 2024-06-05 the calendar has Japan "TENTATIVE" on 2024-06-13, in revision 0

  Scenario: A feed tells of each change, also of a day that passed
    Given on 2024-06-05 Ann reports:
      | party | what              | on         | published  | planned for |
      | Japan | signing scheduled | 2024-06-05 | 2024-06-05 | 2024-06-13  |
    Then the feed tells, newest first:
      | day        | change                   |
      | 2024-06-14 | Japan: overdue           |
      | 2024-06-05 | Japan: signing scheduled |

  Scenario: What only repeats what is known is no change
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
      | Japan | signed | 2024-06-13 | 2024-06-15 |
    Then the feed tells, newest first:
      | day        | change        |
      | 2024-06-13 | Japan: signed |
