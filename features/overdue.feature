Feature: Overdue schedules
  A planned day that has passed is not a signature; the reader is told that it has passed.

  Scenario: The planned day passes without a report of the signature
    It shows as overdue, never as signed.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
    When the table is read on 2024-06-14
    Then Ruritania is at "signing scheduled" since 2024-05-20
    And Ruritania is flagged "overdue"
    And Ruritania's signing day is not reported

  Scenario: On the planned day itself it is not yet overdue
    The day is not over.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
    When the table is read on 2024-06-13
    Then Ruritania has no flags

  Scenario Outline: A plan for a month or several days is overdue once its last day has passed
    Until then the signing may still come.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | <planned>   |
    Then as of <in time> Ruritania had no flags
    And as of <late> Ruritania was flagged "overdue"

    Examples:
      | planned               | in time    | late       |
      | 2024-06               | 2024-06-30 | 2024-07-01 |
      | 2024-06-13/2024-06-15 | 2024-06-15 | 2024-06-16 |

  Scenario: A question about an earlier day is answered as of that day
    Nobody could know then that the day would pass.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
    Then as of 2024-06-01 Ruritania had no flags
    And as of 2024-06-30 Ruritania was flagged "overdue"

  Scenario: Later news of talks turns it into a slip
    Whoever still talks has not signed.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-02-01 | talks started     | 2024-02-01 |             |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-20 | talks held        | 2024-06-20 |             |
    Then Ruritania is at "negotiating" since 2024-02-01
    And Ruritania is flagged "slipped"
    And Ruritania's first planned day is 2024-06-13
    And Ruritania's planned day is explained by "The planned day passed unsigned, and talks went on."

  Scenario Outline: News of talks until the planned day leaves the plan alone
    Talks go on until the signing.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | <talks>    | talks held        | <talks>    |             |
    Then Ruritania is at "signing scheduled" since 2024-05-20
    And Ruritania's planned day is 2024-06-13

    Examples:
      | talks      |
      | 2024-06-10 |
      | 2024-06-13 |

  Scenario: A report of the signature ends it
    The signature may be reported long after the day.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-07-30 | signed            | 2024-06-13 |             |
    When the table is read on 2024-08-01
    Then as of 2024-07-01 Ruritania was at "signing scheduled"
    And Ruritania is at "signed" since 2024-06-13
    And Ruritania has no flags
