Feature: Setbacks hold within their scope, and can be overcome
  A setback is news too, but each kind acts only on some stages.

  Scenario: Talks stall and begin again
    Fresh talks end a stall.
    Given these reports about Ruritania:
      | published  | what          | day        |
      | 2024-02-01 | talks started | 2024-02-01 |
      | 2024-03-01 | talks stalled | 2024-03-01 |
      | 2024-05-01 | talks held    | 2024-05-01 |
    Then as of 2024-03-31 Ruritania was at "stalled"
    And Ruritania is at "negotiating" since 2024-02-01
    And Ruritania has no flags

  Scenario Outline: A stall yields to a later stage
    Whoever agrees on a text or sets a day for signing is talking again.
    Given these reports about Ruritania:
      | published  | what          | day        | planned for |
      | 2024-02-01 | talks started | 2024-02-01 |             |
      | 2024-03-01 | talks stalled | 2024-03-01 |             |
      | 2024-05-01 | <what>        | 2024-05-01 | <planned>   |
    Then Ruritania is at "<stage>" since 2024-05-01

    Examples:
      | what              | planned    | stage             |
      | text agreed       |            | text agreed       |
      | signing scheduled | 2024-06-13 | signing scheduled |
      | signed            |            | signed            |

  Scenario: Joining the declaration does not end a stall in the talks
    It is no later stage than the talks, and no fresh talks.
    Given these reports about Ruritania:
      | published  | what            | day        |
      | 2024-02-01 | talks started   | 2024-02-01 |
      | 2024-03-01 | talks stalled   | 2024-03-01 |
      | 2024-05-01 | intent declared | 2024-05-01 |
    Then Ruritania is at "stalled" since 2024-03-01

  Scenario: A refusal before any talks gives way to a declared intent
    Where nothing had been reached, readiness to talk is a later stage.
    Given these reports about Ruritania:
      | published  | what            | day        |
      | 2024-03-01 | talks stalled   | 2024-03-01 |
      | 2024-05-01 | intent declared | 2024-05-01 |
    Then as of 2024-03-31 Ruritania was at "stalled"
    And Ruritania is at "declared" since 2024-05-01

  Scenario: Talks that break off on the day they were held
    The day ends with the talks broken off.
    Given these reports about Ruritania:
      | published  | what          | day        |
      | 2024-03-02 | talks held    | 2024-03-01 |
      | 2024-03-02 | talks stalled | 2024-03-01 |
    Then Ruritania is at "stalled" since 2024-03-01

  Scenario: Stalled talks after the signature are out of scope
    Only what is not yet signed can stall; the report is kept and flagged.
    Given these reports about Ruritania:
      | published  | what          | day        |
      | 2024-06-13 | signed        | 2024-06-13 |
      | 2024-07-01 | talks stalled | 2024-07-01 |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania is flagged "out of scope"
    And Ruritania's stage has 1 report for and 1 against it

  Scenario: A suspension is lifted
    A suspension takes nothing back: the stage reached before it returns.
    Given these reports about Ruritania:
      | published  | what      | day        |
      | 2024-06-13 | signed    | 2024-06-13 |
      | 2024-08-01 | suspended | 2024-08-01 |
      | 2024-09-01 | resumed   | 2024-09-01 |
    Then as of 2024-08-31 Ruritania was at "suspended"
    And Ruritania is at "signed" since 2024-06-13

  Scenario: Entry into force lifts an earlier suspension
    What takes effect is no longer suspended.
    Given these reports about Ruritania:
      | published  | what      | day        |
      | 2024-06-13 | signed    | 2024-06-13 |
      | 2024-08-01 | suspended | 2024-08-01 |
      | 2024-10-01 | in force  | 2024-10-01 |
    Then Ruritania is at "in force" since 2024-10-01

  Scenario: Entry into force before the suspension does not lift it
    An article about it that is published later changes nothing.
    Given these reports about Ruritania:
      | published  | what      | day        |
      | 2024-06-13 | signed    | 2024-06-13 |
      | 2024-08-01 | suspended | 2024-08-01 |
      | 2024-10-01 | in force  | 2024-07-01 |
    Then Ruritania is at "suspended" since 2024-08-01
    And Ruritania's day of entry into force is 2024-07-01

  Scenario: Entry into force on a day that may lie before the suspension
    "In 2024" does not tell that it came later.
    Given these reports about Ruritania:
      | published  | what      | day        |
      | 2024-06-13 | signed    | 2024-06-13 |
      | 2024-08-01 | suspended | 2024-08-01 |
      | 2025-01-10 | in force  | 2024       |
    Then Ruritania is at "suspended" since 2024-08-01

  Scenario: Approval does not lift a suspension
    Only a report that it resumed, or later took effect, does.
    Given these reports about Ruritania:
      | published  | what      | day        |
      | 2024-06-13 | signed    | 2024-06-13 |
      | 2024-08-01 | suspended | 2024-08-01 |
      | 2024-10-01 | ratified  | 2024-10-01 |
    Then Ruritania is at "suspended" since 2024-08-01

  Scenario Outline: What is not signed can be neither suspended nor terminated
    The report is kept and flagged, and moves nothing.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-02-01 | talks held | 2024-02-01 |
      | 2024-08-01 | <setback>  | 2024-08-01 |
    Then Ruritania is at "negotiating" since 2024-02-01
    And Ruritania is flagged "out of scope"

    Examples:
      | setback    |
      | suspended  |
      | terminated |

  Scenario: A suspended agreement is terminated
    Termination acts on all that was signed, suspended or not.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-06-13 | signed     | 2024-06-13 |
      | 2024-08-01 | suspended  | 2024-08-01 |
      | 2024-12-01 | terminated | 2024-12-01 |
    Then Ruritania is at "terminated" since 2024-12-01
    And Ruritania's signing day is 2024-06-13
    And Ruritania has no flags
