"""The cheap test whether a sentence can matter at all."""

STEMS = (
    " work on", "work goes", " continues", " named", "others are", "turn of", "ahead of it",
    "before it", " so has ", " so have ", " came ",
    "first meeting", "unsigned", " did it", "'s took", "'s is ", "'s was ", "in march",
    "in april", "in may",
    "in june", "in january", "in february", "yesterday", "refuse", " as have ", " as has ",
    " did ", " did.", "same step", "the same", " joined",
    "ceas", "expir", "laps", "at work", "ran out", "drafting table", "consent", "working on",
    "theirs", "began", "begin", "start", "negotiator", "has one", "had one", " visit", " trip",
    "home straight", "finish line", "final stretch",
    "sign", "agree", "pact", "deal", "accord", "treat", "declar", "negotiat", "talks", "consult",
    "conclu", "final", "ratif", "force", "commitment", "guarantee", "document", "text", "seal",
    " ink", "clinch", "postpon", "put off", "delay", "suspend", "terminat", "join", "endors",
    "draft", "round", "decline", "refus", "approv", "follow", "ready", "willing", "did so", "board",
    "called off", "ceremony", "talks", "pen to", "ones", "discuss", "preparing", "preparation",
    "effect", "scrap", "withdr", "cancel", "assurance", "dialogue", "conversation", "on hold",
)  # fmt: skip
