@desk
Feature: The status table
  What is not known, what is not needed and what is still to come are different words.

  Scenario: Not reported, not required, nothing to tell yet
    Given on 2024-06-20 Ann reports:
      | party  | what        | on         | published  |
      | Japan  | signed      | 2024-06-13 | 2024-06-13 |
      | Poland | talks held  | 2024-06-12 | 2024-06-12 |
    Then the table shows Japan's approval as "not reported"
    And the table shows Japan's signed as "2024-06-13"
    And the table shows Poland's approval as "-"

  Scenario: The European Union is counted apart from states
    Given on 2024-06-20 Ann reports:
      | party          | what   | on         | published  |
      | Japan          | signed | 2024-06-13 | 2024-06-13 |
      | European Union | signed | 2024-06-27 | 2024-06-27 |
    Then the table begins with "2 parties: 2 signed (1 state and the EU)"
