@desk
Feature: How far a value can be trusted
  A word on an ordered scale, by the number of independent sources, on whose word, and whether they agree.

  Scenario: One source that names who says so
    An analyst's own report is of somebody who is named.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    Then the trust in Japan's stage is reported

  Scenario: Two independent sources
    As of the first day there was one.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  | page | quote                            |
      | Japan | signed | 2024-06-13 | 2024-06-13 | one  | Tokyo has signed.                |
      | Japan | signed | 2024-06-13 | 2024-06-14 | two  | Yesterday the ink was dry there. |
    Then the trust in Japan's signed_on is well reported
    And the trust in Japan's stage is well reported
    And the trust in Japan's stage is reported as of 2024-06-13

  Scenario: Sources that contradict one another, until an analyst confirms one
    One dissent is enough: who errs is not told by counting.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  | page | quote                         |
      | Japan | signed | 2024-06-13 | 2024-06-13 | one  | Tokyo has signed.             |
      | Japan | signed | 2024-06-12 | 2024-06-14 | two  | On Wednesday the ink was dry. |
    Then the trust in Japan's signed_on is contested
    And the trust in Japan's stage is contested
    When on 2024-06-25 Ann confirms that Japan "signed" on 2024-06-13
    Then the trust in Japan's signed_on is confirmed
    And the trust in Japan's signed_on is contested known at 2024-06-24

  Scenario: The plan, and what came of it
    The first planned day is kept, and the days between it and the signature are counted.
    Given on 2024-06-20 Ann reports:
      | party | what              | on         | published  | planned for |
      | Spain | signing scheduled | 2024-05-13 | 2024-05-13 | 2024-05-17  |
      | Spain | signed            | 2024-05-27 | 2024-05-27 |             |
    Then `explain Spain` as of 2024-06-20 tells "First planned for 2024-05-17; signed 2024-05-27, 10 days late."
    And `explain Spain` as of 2024-05-20 tells "First planned for 2024-05-17; overdue by 3 days."
    And `explain Spain` as of 2024-05-20 tells "Last report: 2024-05-13, 7 days before."
