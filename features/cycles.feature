Feature: One agreement ends and a successor begins
  Dates of the old agreement must not mix with those of the new one.

  Scenario: A successor is signed
    A termination closes a cycle; the signature of a successor opens the next.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-02-16 | signed     | 2024-02-16 |
      | 2024-09-01 | in force   | 2024-09-01 |
      | 2025-03-01 | terminated | 2025-03-01 |
      | 2025-06-10 | signed     | 2025-06-10 |
    Then Ruritania is at "signed" since 2025-06-10
    And Ruritania is in cycle 2
    And Ruritania's day of entry into force is not reported
    And Ruritania has no flags

  Scenario: The successor is signed on the day the old agreement ends
    A replacement is a termination and a signature on one day.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-02-16 | signed     | 2024-02-16 |
      | 2025-03-01 | signed     | 2025-03-01 |
      | 2025-03-01 | terminated | 2025-03-01 |
    Then Ruritania is at "signed" since 2025-03-01
    And Ruritania is in cycle 2

  Scenario Outline: A successor known only from a later stage
    What is approved or in force after the end of the old agreement is a new one.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-02-16 | signed     | 2024-02-16 |
      | 2025-03-01 | terminated | 2025-03-01 |
      | 2025-08-01 | <what>     | 2025-08-01 |
    Then Ruritania is at "<what>" since 2025-08-01
    And Ruritania is in cycle 2

    Examples:
      | what     |
      | ratified |
      | in force |

  Scenario: Talks about a successor do not undo the termination
    Until it is signed the table shows that there is no agreement.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-02-16 | signed     | 2024-02-16 |
      | 2025-03-01 | terminated | 2025-03-01 |
      | 2025-04-01 | talks held | 2025-04-01 |
    Then Ruritania is at "terminated" since 2025-03-01
    And Ruritania is in cycle 1
    And Ruritania rests on 3 reports from 3 sources

  Scenario: The talks count once the successor is signed
    They were milestones of the new agreement.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-02-16 | signed     | 2024-02-16 |
      | 2025-03-01 | terminated | 2025-03-01 |
      | 2025-04-01 | talks held | 2025-04-01 |
      | 2025-06-10 | signed     | 2025-06-10 |
    Then Ruritania is at "signed" since 2025-06-10
    And Ruritania has passed "negotiating, signed"

  Scenario: Dates are compared within a cycle
    Two signatures of two agreements are no disagreement.
    Given these reports about Ruritania:
      | article  | published  | what       | day        |
      | Herald   | 2024-02-16 | signed     | 2024-02-16 |
      | Bulletin | 2025-03-01 | terminated | 2025-03-01 |
      | Courier  | 2025-06-10 | signed     | 2025-06-10 |
      | Gazette  | 2025-06-12 | signed     | 2025-06-11 |
    Then Ruritania is at "signed" since 2025-06-10
    And Ruritania's signing day has 1 report for and 1 against it
    And Ruritania is flagged "conflict"

  Scenario: The old signature recalled after the end opens no new cycle
    Its day lies in the old agreement's time.
    Given these reports about Ruritania:
      | published  | what       | day        | told as    |
      | 2025-03-01 | terminated | 2025-03-01 | news       |
      | 2025-04-01 | signed     | 2024-02-16 | background |
      | 2025-05-01 | signed     | 2024       | news       |
    Then Ruritania is at "terminated" since 2025-03-01
    And Ruritania is in cycle 1
    And Ruritania's signing day is 2024-02-16

  Scenario Outline: The end of the old agreement recalled after the new one was signed
    It ends the new one no more than repeating it would.
    Given these reports about Ruritania:
      | published  | what       | day        | told as    |
      | 2024-02-16 | signed     | 2024-02-16 | news       |
      | 2025-03-01 | terminated | 2025-03-01 | news       |
      | 2025-03-02 | signed     | 2025-03-02 | news       |
      | 2025-07-01 | terminated | <day>      | <told as>  |
    Then Ruritania is at "signed" since 2025-03-02

    Examples:
      | day     | told as    |
      |         | background |
      | 2025-03 | background |
      | 2025-03 | news       |

  Scenario: The successor ends too
    Each cycle has its own end.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-02-16 | signed     | 2024-02-16 |
      | 2025-03-01 | terminated | 2025-03-01 |
      | 2025-06-10 | signed     | 2025-06-10 |
      | 2026-02-01 | terminated | 2026-02-01 |
    Then Ruritania is at "terminated" since 2026-02-01
    And Ruritania is in cycle 2
    And Ruritania's signing day is 2025-06-10

  Scenario: A suspension of what has ended is out of scope
    There is nothing left to suspend.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-02-16 | signed     | 2024-02-16 |
      | 2025-03-01 | terminated | 2025-03-01 |
      | 2025-04-01 | suspended  | 2025-04-01 |
    Then Ruritania is at "terminated" since 2025-03-01
    And Ruritania is flagged "out of scope"
