@desk
Feature: Articles of any format
  Whatever it comes in, an article is taken in as itself: its text, its day, its outlet, once.

  Scenario Outline: One article in each format
    Given a file "<file>" that reports that Latvia signed on 2024-04-11
    When it is taken in
    Then the summary begins "articles: <new> new"
    And the table has Latvia at "signed"

    Examples:
      | file            | new |
      | page.html       | 1   |
      | page.mhtml      | 1   |
      | letter.eml      | 1   |
      | box.mbox        | 1   |
      | release.pdf     | 1   |
      | crawl.warc      | 1   |
      | crawl.warc.gz   | 1   |
      | all.zip         | 1   |
      | all.tar         | 1   |
      | all.tar.gz      | 1   |
      | dump.csv        | 1   |
      | dump.parquet    | 1   |
      | dump.jsonl      | 1   |
      | dump.jsonl.bz2  | 1   |
      | dump.jsonl.xz   | 1   |
      | one.json        | 1   |
      | trafilatura.xml | 1   |
      | note.md         | 1   |
      | note.txt        | 1   |

  Scenario: The same file again changes nothing
    Given a file "dump.jsonl" that reports that Latvia signed on 2024-04-11
    When it is taken in
    And it is taken in
    Then the summary begins "articles: 0 new, 1 known"

  Scenario: What tells the day is told
    JSON-LD before meta elements, those before a time element, the address and the dateline.
    Given a file "page.html" that reports that Latvia signed on 2024-04-11
    When it is shown with extract
    Then it is told to be published on 2024-04-11, "by its JSON-LD"

  Scenario: Columns of others are named
    Given a table "dump.csv" with the columns body and date, that reports that Latvia signed
    When it is taken in with "--map text=body,published=date"
    Then the table has Latvia at "signed"

  Scenario: Columns that are not named are asked for
    Given a table "dump.csv" with the columns body and date, that reports that Latvia signed
    When it is taken in
    Then it ends with 3 and says "has no column of texts (it has body, date); name it: --map text=COLUMN"

  Scenario: What cannot be read costs itself alone
    Given a file "dump.jsonl" that reports that Latvia signed on 2024-04-11
    And its next line is broken
    When it is taken in
    Then it ends with 3 and says "dump.jsonl:2: is not JSON at column 2"
    And the table has Latvia at "signed"

  Scenario: A trial run records nothing
    Given a file "page.html" that reports that Latvia signed on 2024-04-11
    When it is taken in with "--dry-run"
    Then it says "dry run, nothing was recorded: articles: 1 new"
    And the log is empty
