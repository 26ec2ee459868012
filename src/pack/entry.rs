//! Kinds of entries: which fields each has. The loader reads no other fields, and the published schema lists the same.

/// One kind of entry of a pack's files, with the names of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryKind {
    /// Name of the kind; the same as under `$defs` of the published schema.
    pub name: &'static str,
    /// Fields that must be there and not blank.
    pub needed: &'static [&'static str],
    /// Fields that may be left out.
    pub optional: &'static [&'static str],
}

impl EntryKind {
    /// All fields.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> {
        self.needed.iter().chain(self.optional).copied()
    }

    /// Whether it has a field of this name.
    pub fn has(&self, name: &str) -> bool {
        self.fields().any(|it| it == name)
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $constant:ident = $name:literal [$($needed:literal)*] [$($optional:literal)*];)*) => {
        $($(#[$doc])* pub(crate) const $constant: &EntryKind =
            &EntryKind { name: $name, needed: &[$($needed),*], optional: &[$($optional),*] };)*

        /// All kinds of entries that the loader reads. `element` and `product` are rows of the lists, by column.
        pub const ENTRY_KINDS: &[&EntryKind] = &[$($constant),*];
    };
}

// Name, fields needed, fields that may be left out.
kinds! {
    /// `pack.json`.
    PACK = "pack"
        ["format" "id" "version" "language" "first_year" "latest_year" "smallest_cell" "units" "files"]
        ["edition" "editions" "research_number" "grades" "within" "breakdowns" "breaks" "groups" "margins" "uses" "fee" "plan" "contacts" "links" "sources" "sections" "examples"];
    EDITION = "edition" ["id" "title"] ["files"];
    FILES = "files" ["elements" "words"] ["products" "rules" "questions" "routes" "obligations" "enrollment" "submission"];
    BREAKDOWN = "breakdown" ["id" "groups" "student_group"] ["elements" "splits" "coarser" "grades"];
    THEME = "theme" ["id" "words"] ["groups" "elements" "breakdowns"];
    COMBINATION = "combination" ["id" "parts"] [];
    COMBINATION_PART = "combination_part" ["elements"] ["units"];
    NESTING = "nesting" ["unit" "in" "basis" "source"] [];
    SERIES_BREAK = "series_break" ["id" "from" "basis" "source"] ["elements" "before" "after"];
    MARGINS = "margins" ["students" "units" "basis" "source"] ["shares"];
    USES = "uses" [] ["title" "start" "end" "requestor" "organization" "email" "destruction" "public_reason" "cover" "flow"];
    FLOW = "flow" [] ["transfer" "storage" "people" "results"];
    FLOW_STORAGE = "flow_storage" ["question" "medium"] ["location" "encrypted" "destroyed" "note"];
    FLOW_PEOPLE = "flow_people" ["question" "name"] ["part" "organization" "sees" "outside"];
    FEE = "fee" ["rate" "currency" "work" "basis" "source"] ["when" "question"];
    WORK = "work" ["id" "least" "most" "basis" "source"] ["when"];
    PLAN = "plan" ["wanted" "steps"] [];
    EXAMPLE = "example" ["id" "elements"] [];
    CONTACT = "contact" ["id" "basis" "source"] ["phone" "email" "address" "web"];
    LINK = "link" ["id" "address" "basis" "source"] [];
    SOURCE = "source" ["id" "title"] ["address" "read"];
    /// A row of `elements.csv`.
    ELEMENT = "element"
        ["id" "name" "label" "group" "level" "year_basis" "identifier" "base_file" "base_basis" "reason" "basis" "source"]
        ["field" "collection" "first_year" "last_year" "law" "ceds" "products" "coarser" "note" "also"];
    /// A row of `products.csv`.
    PRODUCT = "product"
        ["id" "title" "address_basis" "basis" "source"]
        ["series" "address" "measures" "units" "breakdowns" "crossed" "first_year" "last_year" "sums" "suppression"
         "smallest_cell" "format" "note"];
    RULES_FILE = "rules_file" ["rules"] [];
    RULE = "rule"
        ["code" "severity" "source" "basis"]
        ["requirements" "scope" "of" "when" "check" "with" "place" "act" "fix" "law"];
    CONDITION = "condition"
        []
        ["all" "any" "not" "always" "fact" "is" "in" "has" "has_any" "at_least" "at_most" "before" "not_after" "answered"];
    QUESTIONS_FILE = "questions_file" ["section" "questions"] ["after"];
    QUESTION = "question"
        ["id" "kind" "source" "basis"]
        ["required" "options" "alone" "fields" "min_rows" "max_words" "assembles" "shown" "autocomplete" "requirements" "law"];
    OPTION = "option" ["id"] [];
    FIELD = "field" ["id" "kind"] ["options" "required" "shown" "autocomplete"];
    CELL_TEST = "cell_test" ["field" "in"] [];
    ROUTES_FILE = "routes_file" ["routes"] [];
    ROUTE = "route"
        ["id" "when" "source" "basis"]
        ["contact" "links" "ends_journey" "requirements" "law"];
    OBLIGATIONS_FILE = "obligations_file" ["obligations"] [];
    OBLIGATION = "obligation"
        ["id" "kind" "when" "source" "basis"]
        ["due" "question" "worksheet" "parts" "links" "requirements" "law"];
    PART = "part" ["id" "source" "basis"] ["questions" "also"];
    DUE = "due" ["from" "days"] [];
    ENROLLMENT_FILE = "enrollment_file" ["layouts"] [];
    LAYOUT = "layout"
        ["id" "title" "separator" "places" "basis" "source"]
        ["year" "level" "only" "rows" "total" "columns" "grades"];
    LEVEL_COLUMN = "level_column" ["column" "values"] [];
    PLACE_COLUMNS = "place_columns" ["unit"] ["columns" "letters"];
    ROW_COLUMN = "row_column" ["column"] ["all" "groups"];
    SUBMISSION_FILE = "submission_file" [] ["email" "post" "page" "encrypt"];
    POST_ADDRESS = "post_address" ["address"] [];
    HOST_PAGE = "host_page" ["origins"] [];
    ENCRYPTED = "encrypted" ["keys"] [];
    WORDS_FILE = "words_file"
        ["agency"]
        ["sections" "questions" "rules" "routes" "obligations" "work" "steps" "contacts" "links" "units" "grades" "breakdowns" "groups" "sources" "examples"];
    AGENCY_WORDS = "agency_words" ["name" "short" "about"] ["start" "have_at_hand" "time_needed"];
    SECTION_WORDS = "section_words" ["title"] ["intro"];
    QUESTION_WORDS = "question_words" ["label"] ["hint" "why" "help" "example" "item" "options" "fields"];
    RULE_WORDS = "rule_words" ["what" "why"] ["fix"];
    ROUTE_WORDS = "route_words" ["title" "text"] ["next"];
    OBLIGATION_WORDS = "obligation_words" ["title" "text"] ["parts"];
    PART_WORDS = "part_words" ["title" "text"] [];
}
