Feature: An agreement moves forward
  A reader wants to see at a glance how far each country has come.

  Scenario Outline: Each kind of report moves the agreement to its stage
    One report is enough; the table does not wait for the stages before it.
    Given these reports about Ruritania:
      | published  | what   | day        |
      | 2024-03-05 | <what> | 2024-03-05 |
    Then Ruritania is at "<stage>" since 2024-03-05
    And Ruritania has no flags

    Examples:
      | what               | stage         |
      | declaration joined | declared      |
      | intent declared    | declared      |
      | talks started      | negotiating   |
      | talks held         | negotiating   |
      | talks close        | talks close   |
      | text agreed        | text agreed   |
      | signed             | signed        |
      | ratified           | ratified      |
      | in force           | in force      |
      | talks stalled      | stalled       |

  Scenario: From the declaration to entry into force
    The table shows where things stand now, and remembers every milestone on the way.
    Given these reports about Ruritania:
      | published  | what               | day        | planned for |
      | 2024-01-10 | declaration joined | 2024-01-10 |             |
      | 2024-02-01 | talks started      | 2024-02-01 |             |
      | 2024-04-20 | talks close        | 2024-04-20 |             |
      | 2024-05-02 | text agreed        | 2024-05-02 |             |
      | 2024-05-20 | signing scheduled  | 2024-05-20 | 2024-06-13  |
      | 2024-06-13 | signed             | 2024-06-13 |             |
      | 2024-09-01 | ratified           | 2024-08-30 |             |
      | 2024-10-01 | in force           | 2024-10-01 |             |
    Then Ruritania is at "in force" since 2024-10-01
    And Ruritania's signing day is 2024-06-13
    And Ruritania's ratification day is 2024-08-30
    And Ruritania has passed "declared, negotiating, talks close, text agreed, signing scheduled, signed, ratified, in force"
    And Ruritania's slip is 0

  Scenario: A planned signing shows when it was announced and what it is planned for
    The day the plan was told and the day planned are two things.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-19 | 2024-06-13  |
    Then Ruritania is at "signing scheduled" since 2024-05-19
    And Ruritania's planned day is 2024-06-13
    And Ruritania's slip is not reported
    And Ruritania's signing day is not reported

  Scenario: An earlier stage told later is no step back
    Talks on carrying it out go on after a signature; the agreement stays signed.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-06-13 | signed     | 2024-06-13 |
      | 2024-07-01 | talks held | 2024-07-01 |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania rests on 2 reports from 2 sources

  Scenario: A stage is dated by the first report of it
    Rounds of talks follow one another; the table tells when talks began.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-02-01 | talks held | 2024-02-01 |
      | 2024-03-01 | talks held | 2024-03-01 |
    Then Ruritania is at "negotiating" since 2024-02-01
    And Ruritania's day of the stage is explained by "The day of the first report of this stage."

  Scenario: The table says why an agreement is where it is
    A stage without a reason could not be trusted.
    Given these reports about Ruritania:
      | published  | what   | day        | basis   |
      | 2024-06-14 | signed | 2024-06-14 | assumed |
    Then Ruritania's stage is explained by "The furthest milestone reported; a milestone once reached stays."
    And Ruritania's signing day is explained by "The only day reported. It is assumed from the day of publication."

  Scenario: Countries do not touch one another
    One article often tells of several countries.
    Given these reports about Ruritania:
      | published  | what   | day        |
      | 2024-06-13 | signed | 2024-06-13 |
    And these reports about Freedonia:
      | published  | what       | day        |
      | 2024-06-13 | talks held | 2024-06-12 |
    Then Ruritania is at "signed" since 2024-06-13
    And Freedonia is at "negotiating" since 2024-06-12
    And Sylvania is at "not reported"
