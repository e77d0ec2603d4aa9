Feature: Sources are counted by their origin
  Ten copies of one text are one source.

  Scenario: The same article again
    Nothing is counted twice.
    Given these reports about Ruritania:
      | published  | what   | day        |
      | 2024-06-13 | signed | 2024-06-13 |
    When every article is taken in again
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania rests on 1 report from 1 source

  Scenario: Near-duplicates tell one story
    A copy of a copy tells the first one's story too.
    Given these reports about Ruritania:
      | article | published  | what   | day        | same story as |
      | Herald  | 2024-06-13 | signed | 2024-06-13 |               |
      | Copy    | 2024-06-13 | signed | 2024-06-13 | Herald        |
      | Reprint | 2024-06-14 | signed | 2024-06-13 | Copy          |
    Then Ruritania rests on 3 reports from 1 source

  Scenario: Articles written apart are sources of their own
    Two newsrooms that report the same make it surer.
    Given these reports about Ruritania:
      | article | published  | what   | day        |
      | Herald  | 2024-06-13 | signed | 2024-06-13 |
      | Courier | 2024-06-13 | signed | 2024-06-13 |
    Then Ruritania rests on 2 reports from 2 sources

  Scenario: Articles that name the same outlet as theirs
    What two papers have from one agency has one origin.
    Given these reports about Ruritania:
      | article | published  | what   | day        | according to |
      | Herald  | 2024-06-13 | signed | 2024-06-13 | Agency       |
      | Courier | 2024-06-13 | signed | 2024-06-13 | AGENCY       |
      | Gazette | 2024-06-13 | signed | 2024-06-13 |              |
    Then Ruritania rests on 3 reports from 2 sources

  Scenario: An article has one origin, whoever its sentences name
    What it has from an agency is the agency's, also where a sentence says no word of it.
    Given these reports about Ruritania:
      | article | published  | news from | what       | day        | according to |
      | Herald  | 2024-06-13 | Agency    | signed     | 2024-06-13 | Agency       |
      | Herald  | 2024-06-13 | Agency    | talks held | 2024-05-01 |              |
      | Herald  | 2024-06-13 | Agency    | text agreed | 2024-06-01 | Broadcaster |
      | Courier | 2024-06-14 | AGENCY    | signed     | 2024-06-13 |              |
      | Gazette | 2024-06-14 |           | signed     | 2024-06-13 |              |
    Then Ruritania rests on 5 reports from 2 sources
    And as of 2024-06-13 Ruritania rested on 3 reports from 1 source

  Scenario: The link between two copies is an article published later
    As of a day before it, the two are not known to be one story.
    Given these reports about Ruritania:
      | article | published  | what   | day        | same story as |
      | Herald  | 2024-06-13 | signed | 2024-06-13 |               |
      | Courier | 2024-06-13 | signed | 2024-06-13 |               |
      | Digest  | 2024-06-20 | signed | 2024-06-13 | Herald        |
      | Digest  | 2024-06-20 | talks held | 2024-05-01 |           |
    Then as of 2024-06-14 Ruritania rested on 2 reports from 2 sources
    And Ruritania rests on 4 reports from 2 sources

  Scenario: The latest report
    A reader sees how fresh the knowledge is.
    Given these reports about Ruritania:
      | published  | what   | day        |
      | 2024-06-13 | signed | 2024-06-13 |
      | 2024-09-02 | signed | 2024-06-13 |
    Then Ruritania's last report is 2024-09-02
