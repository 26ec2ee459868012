//! One mistake at a time in a pack that is sound: each gives its complaint, at its place, and hardly ever another.

use crate::pack_broken::{broken, complaints};
use requisite_pack::load;

/// File, what stands there, what stands there instead, and the complaints, one a line.
type Mistake = (&'static str, &'static str, &'static str, &'static str);

fn try_each(mistakes: &[Mistake]) {
    let mut differ = Vec::new();
    for (file, from, to, expected) in mistakes {
        let mut files = broken("no_faults");
        let text = String::from_utf8(files[*file].clone()).unwrap();
        assert!(text.contains(from), "{file} has no `{from}`");
        files.insert((*file).to_owned(), text.replacen(from, to, 1).into_bytes());
        let found = complaints(&load(&files));
        if found.join("\n") != *expected {
            differ.push(format!("`{from}` -> `{to}`\n  expected {expected}\n  found    {}", found.join("\n")));
        }
    }
    assert!(differ.is_empty(), "\n{}", differ.join("\n"));
}

#[test]
fn in_pack_json() {
    const FILE: &str = "pack.json";
    try_each(&[
        (FILE, "\"edition\"", "\"editoin\"", "error: pack.json: editoin: unknown field; did you mean `edition`?"),
        (FILE, "\"first_year\": \"2010-11\"", "\"first_year\": \"2025-26\"", "error: pack.json: latest_year: the last year 2024-25 lies before the first, 2025-26"),
        (FILE, "\"2\"\n", "\"Two\"\n", "error: pack.json: grades[2]: `Two` is not an id: use lower-case letters, digits, `-` and `_`, at most 80"),
        (FILE, "\"groups\": 3", "\"groups\": -3", "error: pack.json: breakdown 1 (grade): groups: expected a whole number from 0, found a number below 0"),
        (FILE, "\"groups\": 3", "\"groups\": 2.5", "error: pack.json: breakdown 1 (grade): groups: expected a whole number from 0, found a number with a fraction"),
        (FILE, "\"assessment\"\n", "\"assessment\", \"demographics\"\n", "error: pack.json: groups[2]: the group `demographics` is given twice; first at an earlier place"),
        (FILE, "\"district\": 20", "\"distrikt\": 20", "error: pack.json: margins.units.distrikt: unknown unit `distrikt`; did you mean `district`?"),
        (FILE, "\"end\": \"study_end\"", "\"end\": \"study_title\"", "error: pack.json: uses.end: needs a question of kind `date`; `study_title` is of kind `text`"),
        (FILE, "\"title\": \"study_title\"", "\"title\": \"study_tilte\"", "error: pack.json: uses.title: unknown question `study_tilte`; did you mean `study_title`?"),
        (FILE, "\"research-number\"", "\"reserch-number\"", "error: pack.json: research_number: unknown element `reserch-number`; did you mean `research-number`?"),
        (FILE, "https://example.org/portal", "javascript:alert(1)", "error: pack.json: link 1 (portal): address: `javascript:alert(1)` is not a web address: it must begin with `https://` or `http://` and have no spaces"),
        (FILE, "\"555-0100\"", "5550100", "error: pack.json: contact 1 (data_office): phone: expected a text, found a number"),
        (FILE, "\"title\": \"Student privacy act\"", "\"title\": \"Student <i>privacy</i> act\"", "error: pack.json: source 1 (LAW): title: the text holds HTML (`<i>`): write plain text"),
        (FILE, "\"routes\": \"routes.json\"", "\"routes\": [\"routes.json\"]", "error: pack.json: files.routes: expected a text, found a list"),
        (FILE, "\"en\": \"words.en.json\"", "\"fr\": \"words.en.json\"", "error: pack.json: files.words.en: missing"),
        (FILE, "\"study\"\n", "\"study\", \"law\"\n", "error: pack.json: sections: no file of questions is for the section `law`\nerror: words.en.json: sections: law: words are missing"),
        (FILE, "\"format\": 1", "\"format\": 2", "error: pack.json: format: the pack has format 2; this version of Requisite reads format 1"),
    ]);
}

#[test]
fn in_the_lists() {
    const ELEMENTS: &str = "elements.csv";
    const PRODUCTS: &str = "products.csv";
    try_each(&[
        (ELEMENTS, "identifier,base_file", "identifer,base_file", "error: elements.csv: line 1: identifer: unknown column; did you mean `identifier`?"),
        (ELEMENTS, ",note\n", ",remarks\n", "error: elements.csv: line 1: remarks: unknown column"),
        (ELEMENTS, "birth-year,S02", "birth-date,S02", "error: elements.csv: line 4 (birth-date): id: the element `birth-date` is given twice; first at line 3"),
        (ELEMENTS, "Year of birth,demographics", "Year of birth,demografics", "error: elements.csv: line 3 (birth-year): group: unknown group `demografics`; did you mean `demographics`?"),
        (ELEMENTS, "Year of birth", "", "error: elements.csv: line 3 (birth-year): label: missing"),
        (ELEMENTS, "000033", "33", "error: elements.csv: line 4 (birth-date): ceds: `33` is not a CEDS id: use six digits"),
        (ELEMENTS, "2014-15,2023-24", "2014-15,2012-13", "error: elements.csv: line 5 (scale-score): last_year: the last year 2012-13 lies before the first, 2014-15"),
        (ELEMENTS, "LAW,scores,", "LAW,score,", "error: elements.csv: line 5 (scale-score): products: unknown series of products `score`; did you mean `scores`?"),
        (ELEMENTS, "yes,34 CFR 99.3,,found,LAW,,,", "yes,34 CFR 99.3,,found,LAW,,birth-date,", "error: elements.csv: line 3 (birth-year): coarser: `birth-date` is direct, which is more sensitive than indirect"),
        (ELEMENTS, "no,,,found,LAW,,,", "no,,,found,LAW,,research-number,", "error: elements.csv: line 2 (research-number): coarser: goes round in a circle: research-number > research-number"),
        (ELEMENTS, "\"Date of birth, with day\"", "Date of birth, with day", "error: elements.csv: line 4 (birth-date): the row has 22 cells and the header 21: is a comma or a quotation mark missing or too many?"),
        (PRODUCTS, "grade*race", "grade*gender", "error: products.csv: line 2 (scores-2014-15): crossed: unknown breakdown `gender`"),
        (PRODUCTS, "2015-16,current", "2015-16,", "error: products.csv: line 3 (scores): last_year: missing"),
        (PRODUCTS, "2015-16,current", "2015-16,curent", "error: products.csv: line 3 (scores): last_year: `curent` is not a school year: write it like 2014-15"),
        (PRODUCTS, ",10,CSV", ",ten,CSV", "error: products.csv: line 2 (scores-2014-15): smallest_cell: expected a whole number from 0, found a text"),
        (PRODUCTS, "unverified", "unverifed", "error: products.csv: line 3 (scores): address_basis: `unverifed` is not one of `found`, `unverified`; did you mean `unverified`?"),
        (PRODUCTS, "state;district,grade", "state;distrikt,grade", "error: products.csv: line 2 (scores-2014-15): units: unknown unit `distrikt`; did you mean `district`?"),
    ]);
}

#[test]
fn in_questions_and_rules() {
    const WHO: &str = "questions/who.json";
    const STUDY: &str = "questions/study.json";
    const REQUEST: &str = "rules/request.json";
    const DATA: &str = "rules/data.json";
    try_each(&[
        (WHO, "\"kind\": \"email\"", "\"kind\": \"mail\"", "error: questions/who.json: question 3 (contact_email): kind: `mail` is not one of `text`, `long_text`, `choice`, `choices`, `yes_no`, `date`, `number`, `email`, `phone`, `acknowledge`, `rows`; did you mean `email`?"),
        (WHO, "\"autocomplete\": \"name\"", "\"max_words\": 3, \"min_rows\": 2", "error: questions/who.json: question 2 (contact_name): min_rows: this field only goes with the kind `rows`"),
        (WHO, "\"id\": \"contact_name\"", "\"id\": \"class\"", "error: pack.json: uses.requestor: unknown question `contact_name`; did you mean `contact_email`?\nerror: questions/who.json: question 2 (class): id: `class` is the name of a fact that is derived; choose another id\nwarning: words.en.json: questions: contact_name: words for an unknown question `contact_name`\nerror: words.en.json: questions: class: words are missing"),
        (WHO, "\"kind\": \"yes_no\"", "\"kind\": \"choices\"", "error: questions/who.json: question 4 (people): fields[1].kind: `choices` is not one of `text`, `long_text`, `choice`, `yes_no`, `date`, `number`, `email`, `phone`, `acknowledge`; did you mean `choice`?"),
        (STUDY, "\"section\": \"study\"", "\"section\": \"who\"", "error: questions/study.json: section: the section `who` is given twice; first at questions/who.json"),
        (STUDY, "\"de_identified\"", "\"deidentified\"", "error: questions/study.json: question 2 (study_end): shown.any[0].in[0]: `deidentified` is not one of `public`, `aggregate_suppressed`, `aggregate_unsuppressed`, `de_identified`, `identifiable`; did you mean `de_identified`?"),
        (STUDY, "\"fact\": \"class\"", "\"fact\": \"ask.form\"", "error: questions/study.json: question 2 (study_end): shown.any[0].fact: the fact `ask.form` is not known in the scope `request`"),
        (STUDY, "\"found\"", "\"guessed\"", "error: questions/study.json: question 1 (study_title): basis: `guessed` is not one of `found`, `general_knowledge`, `assumption`"),
        (REQUEST, "\"severity\"", "\"sevreity\"", "error: rules/request.json: rule 1 (university_without_title): sevreity: unknown field; did you mean `severity`?"),
        (REQUEST, "\"answered\": false", "\"answered\": \"no\"", "error: rules/request.json: rule 1 (university_without_title): when.all[1].answered: expected true or false, found a text"),
        (REQUEST, "\"answered\": false", "\"at_least\": 3", "error: rules/request.json: rule 1 (university_without_title): when.all[1].at_least: `at_least` does not go with `study_title`, which is a text"),
        (REQUEST, "\"answered\": false", "\"before\": \"study_end\"", "error: rules/request.json: rule 1 (university_without_title): when.all[1].before: `before` does not go with `study_title`, which is a text"),
        (REQUEST, "\"answered\": false", "\"is\": \"x\", \"answered\": false", "error: rules/request.json: rule 1 (university_without_title): when.all[1]: needs exactly one of `is`, `in`, `has`, `has_any`, `at_least`, `at_most`, `before`, `not_after`, `answered`"),
        (REQUEST, "\"place\": \"question:study_title\"", "\"place\": \"element\"", "error: rules/request.json: rule 1 (university_without_title): place: `element` is no place for a rule with scope `request`"),
        (REQUEST, "\"of\": \"people\"", "\"of\": \"contact_name\"", "error: rules/request.json: rule 2 (person_untrained): of: needs a question of kind `rows`; `contact_name` is of kind `text`"),
        (REQUEST, "\"row:trained\"", "\"row:traned\"", "error: rules/request.json: rule 2 (person_untrained): place: unknown field `traned`; did you mean `trained`?"),
        (REQUEST, "\"row.trained\"", "\"row.traned\"", "error: rules/request.json: rule 2 (person_untrained): when.all[0].fact: unknown fact `row.traned`; did you mean `row.trained`?"),
        (REQUEST, "\"count:people\"", "\"count:affiliation\"", "error: rules/request.json: rule 3 (few_people): when.all[0].fact: unknown fact `count:affiliation`"),
        (REQUEST, "\"LAW\"", "\"LAWS\"", "error: rules/request.json: rule 1 (university_without_title): source[0]: unknown source `LAWS`; did you mean `LAW`?"),
        (DATA, "\"first_year\": \"2010-11\"", "\"first_year\": 2010", "error: rules/data.json: rule 1 (years_before_agency_first): with.first_year: expected a text, found a number"),
        (DATA, "\"first_year\": \"2010-11\"", "\"fist_year\": \"2010-11\"", "error: rules/data.json: rule 1 (years_before_agency_first): with.fist_year: unknown field; did you mean `first_year`?"),
        (DATA, "\"scale-score\"", "\"scale-scores\"", "error: rules/data.json: rule 2 (scores_changed): with.elements[0]: unknown element `scale-scores`; did you mean `scale-score`?"),
        (DATA, "\"remove_element\"", "\"remove\"", "error: rules/data.json: rule 3 (direct_identifier_chosen): fix[1]: `remove` is not one of `remove_element`, `use_coarser`"),
        (DATA, "\"check\": \"years_span\",", "", "error: rules/data.json: rule 2 (scores_changed): needs exactly one of `when`, `check`"),
    ]);
}

#[test]
fn in_outcomes_and_words() {
    const ROUTES: &str = "routes.json";
    const OBLIGATIONS: &str = "obligations.json";
    const WORDS: &str = "words.en.json";
    try_each(&[
        (ROUTES, "\"contact\": \"data_office\"", "\"contact\": \"office\"", "error: routes.json: route 1 (press_office): contact: unknown contact `office`"),
        (ROUTES, "\"portal\"", "\"portals\"", "error: routes.json: route 1 (press_office): links[0]: unknown link `portals`; did you mean `portal`?"),
        (OBLIGATIONS, "\"days\": 45", "\"days\": \"45\"", "error: obligations.json: obligation 1 (destroy_data): due.days: expected a whole number, found a text"),
        (OBLIGATIONS, "\"question\": \"destruction_agreed\"", "\"question\": \"study_end\"", "error: obligations.json: obligation 1 (destroy_data): question: needs a question of kind `acknowledge`; `study_end` is of kind `date`"),
        (OBLIGATIONS, "\"always\": true", "\"always\": false", "error: obligations.json: obligation 2 (sign_agreement): when.always: expected `true`, found true or false"),
        (WORDS, "\"contact_name\": {", "\"contact_nam\": {", "warning: words.en.json: questions: contact_nam: words for an unknown question `contact_nam`; did you mean `contact_name`?"),
        (WORDS, "\"data\": {", "\"dates\": {", "warning: words.en.json: sections: dates: words for an unknown section `dates`"),
        (WORDS, "\"press\": \"The press\",", "", "error: words.en.json: questions.affiliation: options.press: words are missing"),
        (WORDS, "\"label\": \"Trained\"", "\"hint\": \"Trained\"", "error: words.en.json: questions.people: fields.trained.label: missing"),
        (WORDS, "\"item\": \"Person\",", "", "error: words.en.json: questions.people: item: words are missing"),
        (WORDS, "\"fix\": \"Give the study a title.\"", "\"fix\": \" \"", "error: words.en.json: rules.university_without_title: fix: words are missing"),
        (WORDS, "\"why\": \"Absences happen.\"", "\"why\": \"\"", "error: words.en.json: rules.few_people: why: missing"),
        (WORDS, "{row} is", "{label} is", "error: words.en.json: rules.person_untrained: what: unknown placeholder `{label}`; there are `{row}`"),
        (WORDS, "Data begin with {first}.", "Data begin with {first.", "error: words.en.json: rules.years_before_agency_first: why: a brace has no partner: braces only enclose the name of a placeholder"),
        (WORDS, "An agency made up", "An agency <b>made</b> up", "error: words.en.json: agency: about: the text holds HTML (`<b>`): write plain text"),
        (WORDS, "\"race\": \"Race\"", "\"race\": \"\"", "error: words.en.json: breakdowns: race: words are missing"),
        (WORDS, "\"text\": [\n        \"Call first.\"\n      ]", "\"text\": \"Call first.\"", "error: words.en.json: routes.press_office: text: expected a list, found a text"),
        (WORDS, "\"k\": \"Kindergarten\"", "\"kg\": \"Kindergarten\"", "error: words.en.json: grades: kg: unknown grade `kg`; did you mean `k`?"),
    ]);
}
