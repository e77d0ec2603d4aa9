Feature: Stages may be skipped
  The press does not report every step, and the table shows what is known.

  Scenario: Signed without a word of talks
    Nobody need have reported the talks for the signature to count.
    Given these reports about Ruritania:
      | published  | what               | day        |
      | 2024-01-10 | declaration joined | 2024-01-10 |
      | 2024-06-13 | signed             | 2024-06-13 |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania has passed "declared, signed"

  Scenario: In force without a report of the signature
    It is in force, and the day of signature is still unknown.
    Given these reports about Ruritania:
      | published  | what     | day        |
      | 2024-10-01 | in force | 2024-10-01 |
    Then Ruritania is at "in force" since 2024-10-01
    And Ruritania's signing day is not reported

  Scenario: The skipped stage is reported in the end
    Its day is filled in, and the stage stays where it was.
    Given these reports about Ruritania:
      | published  | what     | day        | told as    |
      | 2024-10-01 | in force | 2024-10-01 | news       |
      | 2024-11-05 | signed   | 2024-06-13 | background |
    Then Ruritania is at "in force" since 2024-10-01
    And Ruritania's signing day is 2024-06-13
    And Ruritania has passed "signed, in force"
