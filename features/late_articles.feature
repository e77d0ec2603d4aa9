Feature: Articles come in late
  The order in which articles are found says nothing about what happened.

  Scenario: An old article found after a newer one
    What it tells took place before, so the stage does not move.
    Given these reports about Ruritania:
      | published  | what   | day        |
      | 2024-06-13 | signed | 2024-06-13 |
    When these reports about Ruritania come in later:
      | published  | what        | day        |
      | 2024-05-01 | talks close | 2024-05-01 |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania has passed "talks close, signed"

  Scenario: An older report of the same stage moves its day
    Talks began when they began, not when we read of them.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-05-01 | talks held | 2024-05-01 |
    When these reports about Ruritania come in later:
      | published  | what          | day        |
      | 2024-02-02 | talks started | 2024-02-01 |
    Then Ruritania is at "negotiating" since 2024-02-01

  Scenario: A plan found after the signature
    It is one more source, and shows how punctual the signing was.
    Given these reports about Ruritania:
      | published  | what   | day        |
      | 2024-06-20 | signed | 2024-06-20 |
    When these reports about Ruritania come in later:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
    Then Ruritania is at "signed" since 2024-06-20
    And Ruritania's planned day is not reported
    And Ruritania's slip is 7
    And Ruritania is flagged "slipped"

  Scenario: A plan told after the signature
    An article that has missed the signature adds a source and nothing else.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-06-13 | signed            | 2024-06-13 |             |
      | 2024-06-14 | signing scheduled | 2024-06-14 | 2024-07-01  |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania's first planned day is not reported
    And Ruritania rests on 2 reports from 2 sources
    And Ruritania has no flags

  Scenario: An old setback found after the recovery
    The talks had stalled before they began again.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-05-01 | talks held | 2024-05-01 |
    When these reports about Ruritania come in later:
      | published  | what          | day        |
      | 2024-03-01 | talks stalled | 2024-03-01 |
    Then Ruritania is at "negotiating" since 2024-05-01
    And Ruritania has no flags
