use super::*;

const DIGEST: &str = "aa11";

fn parcel() -> Parcel {
    Parcel::new(Consignment {
        key: "k".into(),
        begun: 0,
        agency: "ospi".into(),
        short: "OSPI".into(),
        way: SendingWay::Post("https://data.example.org:8443/requests?x=1".into()),
        file_name: "requisite.zip".into(),
        size: 1_250_000,
        package_sha256: DIGEST.into(),
        file_sha256: DIGEST.into(),
    })
}

fn reply(status: u16, body: &str) -> Reply {
    Reply { status, wait: None, body: body.to_owned() }
}

fn after(status: u16, body: &str) -> Parcel {
    let mut parcel = parcel();
    parcel.begin();
    parcel.answered(&reply(status, body), 0, "1 May, 10:00", 1.0);
    parcel
}

#[test]
fn received_is_said_only_with_the_digest_of_the_file() {
    let good = r#"{"file-sha256": "AA11", "reference": "R-7"}"#;
    for status in [200, 201, 202] {
        let parcel = after(status, good);
        assert!(parcel.is_received());
        assert_eq!(
            parcel.sentence(0),
            "Received at data.example.org:8443 on 1 May, 10:00. Their reference: R-7. OSPI decides about the request later."
        );
    }
    for body in ["", "<html>", "{}", r#"{"file-sha256": 7}"#, r#"["file-sha256"]"#] {
        assert_eq!(*after(200, body).standing(), Standing::Unclear(Unclear::NoReceipt), "{body}");
    }
    assert_eq!(*after(200, r#"{"file-sha256": "bb"}"#).standing(), Standing::Unclear(Unclear::OtherFile));
    for status in (100..600).filter(|it| !(200..300).contains(it)) {
        assert!(!after(status, good).is_received(), "{status}");
        assert!(!after(status, good).sentence(0).contains("Received"), "{status}");
    }
}

#[test]
fn what_passes_is_tried_again_and_what_does_not_is_not() {
    for status in [408, 409, 425, 429, 500, 502, 503, 504] {
        assert!(matches!(after(status, "").standing(), Standing::Later { .. }), "{status}");
    }
    for status in [300, 400, 401, 403, 404, 405, 413, 415, 422] {
        let parcel = after(status, "");
        assert!(matches!(parcel.standing(), Standing::Refused(_)), "{status}");
        assert_eq!(parcel.next(u64::MAX), Next::Nothing);
    }
}

#[test]
fn waits_get_longer_to_a_limit_and_are_not_the_same_for_everybody() {
    let mut parcel = parcel();
    let mut waits = Vec::new();
    for _ in 0..12 {
        assert_eq!(parcel.next(u64::MAX), Next::Send);
        parcel.begin();
        parcel.unanswered(Silence::NoAnswer, 0, 1.0);
        let Next::Wait(wait) = parcel.next(0) else { panic!("{parcel:?}") };
        waits.push(wait / 1_000);
    }
    assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]);
    parcel.again();
    parcel.begin();
    parcel.unanswered(Silence::TooSlow, 0, 0.0);
    assert_eq!(parcel.next(0), Next::Wait(150_000));
}

#[test]
fn the_receiver_may_ask_for_a_wait_within_an_hour() {
    for (asked, wait) in [(0, 1_000), (7, 7_000), (86_400, 3_600_000), (u64::MAX, 3_600_000)] {
        let mut parcel = parcel();
        parcel.begin();
        parcel.answered(&Reply { status: 503, wait: Some(asked), body: String::new() }, 5, "", 0.3);
        assert_eq!(parcel.next(5), Next::Wait(wait));
        assert_eq!(parcel.next(5 + wait), Next::Send);
    }
}

#[test]
fn a_clock_that_is_set_back_holds_nothing_up() {
    let mut parcel = parcel();
    parcel.begin();
    parcel.unanswered(Silence::NoAnswer, 10_000_000_000, 1.0);
    assert_eq!(parcel.next(0), Next::Wait(3_600_000));
}

#[test]
fn what_was_on_its_way_when_the_page_went_away_is_sent_again_under_its_key() {
    let mut parcel = parcel();
    parcel.begin();
    let back = Parcel::from_text(&parcel.to_text()).unwrap();
    assert_eq!((back.next(0), back.of.key.as_str(), back.tries()), (Next::Send, "k", 1));
    assert!(back.may_have_arrived());
    // One that is done, or stopped, stays so.
    parcel.stop();
    assert_eq!(Parcel::from_text(&parcel.to_text()), Some(parcel));
    let done = after(200, r#"{"file-sha256": "aa11"}"#);
    assert_eq!(Parcel::from_text(&done.to_text()), Some(done));
}

#[test]
fn what_is_no_parcel_is_none() {
    let later = parcel().to_text().replace("\"v\":1", "\"v\":2");
    for text in ["", "{}", "[]", "null", later.as_str()] {
        assert_eq!(Parcel::from_text(text), None, "{text}");
    }
}

#[test]
fn a_stop_says_whether_it_may_have_arrived() {
    let mut parcel = parcel();
    parcel.stop();
    assert_eq!(parcel.sentence(0), "You stopped it before it was sent.");
    parcel.again();
    parcel.begin();
    parcel.stop();
    assert!(parcel.sentence(0).contains("may have been received all the same"));
    // The answer that comes after the stop is not waited for any more, but a person may send it again.
    parcel.answered(&reply(200, "{}"), 0, "", 0.0);
    assert_eq!(*parcel.standing(), Standing::Stopped);
    parcel.again();
    assert_eq!(parcel.next(0), Next::Send);
}

#[test]
fn the_receivers_words_are_one_short_line() {
    let said = |body: &str| match after(403, body).standing() {
        Standing::Refused(Refusal::NotAccepted { said, .. }) => said.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        said(r#"{"title": "Closed", "detail": "No requests\n in July\u0000."}"#),
        "Closed: No requests in July ."
    );
    assert_eq!(said("not json"), "");
    let long = said(&format!(r#"{{"title": "{}"}}"#, "é".repeat(1_000)));
    assert_eq!(long.chars().count(), 301);
    assert!(after(404, "").sentence(0).contains("(status 404)"));
    assert!(after(413, "").sentence(0).contains("(1.3 MB) is too large"));
}
