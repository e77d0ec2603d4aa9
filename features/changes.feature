@desk
Feature: What changed
  Two days, times or places in the log are compared by state: stage, days, plans, flags, terms.

  Scenario: What changed between two days
    The sentence that changed it is told with it.
    Given on 2024-06-20 Ann reports:
      | party  | what        | on         | published  | quote                 |
      | Japan  | talks close | 2024-05-01 | 2024-05-01 | They are nearly done. |
      | Japan  | signed      | 2024-06-13 | 2024-06-13 | Tokyo has signed.     |
      | France | signed      | 2024-02-16 | 2024-02-16 | Paris has signed.     |
    Then between 2024-05-31 and 2024-06-30 it changed that Japan's "stage: talks close → signed"
    And between 2024-05-31 and 2024-06-30 1 party changed
    And what changed between 2024-05-31 and 2024-06-30 rests on "Tokyo has signed."

  Scenario: Another source for what was known is no change
    State is compared, never text.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
      | Japan | signed | 2024-06-13 | 2024-06-15 |
    Then between 2024-06-14 and 2024-06-30 0 parties changed
    And comparing 2024-06-14 with 2024-06-30 ends with 0
    And comparing 2024-06-12 with 2024-06-30 ends with 1

  Scenario: A planned day that passes is a change
    Nothing is published, and yet the plan is overdue.
    Given on 2024-06-20 Ann reports:
      | party | what              | on         | published  | planned for |
      | Japan | signing scheduled | 2024-06-10 | 2024-06-10 | 2024-06-13  |
    Then between 2024-06-12 and 2024-06-14 it changed that Japan's "flag: overdue"

  Scenario: Two places in the log
    A retraction shows there, and not between two days of publication.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    When on 2024-06-25 Ben retracts that Japan "signed" because "it was Italy"
    Then comparing #2 with #3 ends with 1
    And it is answered "retracted by Ben at 2024-06-25T12:00:00.000000Z: it was Italy"
    And comparing 2024-06-12 with 2024-06-30 ends with 0
    And comparing #3 with #4 ends with 2

  Scenario: Two times of recording
    A time is what the log held then.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    Then comparing 2024-06-20T11:00Z with 2024-06-20T13:00Z ends with 1
    And comparing 2024-06-20T13:00Z with 2024-06-20T14:00Z ends with 0

  Scenario: What sources disagree on
    Each side has its page, its day and its sentence, and the rule that chose is told.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  | quote            |
      | Japan | signed | 2024-06-13 | 2024-06-13 | Signed on 13th.  |
      | Japan | signed | 2024-06-12 | 2024-06-17 | Signed on 12th.  |
    Then the conflicts tell "Japan (JP), signed on: 2024-06-13"
    And the conflicts tell "rule: The day told by the report published nearest to it."
    And the conflicts tell "Signed on 13th."
    And the conflicts tell "Signed on 12th."
