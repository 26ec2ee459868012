//! The receiver itself, by a sender that writes every byte.

use std::io::{self, Read, Write};
use std::time::{Duration, Instant};

use super::by_hand::{Reply, Sending, ask, connect, read};
use super::form::sha256;
use super::{Behaviour, Receiver, Script};

const FILE: &[u8] = b"PK a package\r\n--with\0all\xffbytes";

fn receiver() -> Receiver {
    Receiver::start().expect("a port is free")
}

fn send(receiver: &Receiver, sending: &Sending) -> Reply {
    sending.send(receiver.port).expect("an answer comes")
}

/// Waits until something is so that the receiver does in its own thread.
fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(20), "waited in vain until {what}");
        std::thread::yield_now();
    }
}

/// How many files there are.
fn filed(receiver: &Receiver) -> usize {
    receiver.look(|ledger| ledger.filed.len())
}

#[test]
fn pages_from_everywhere_may_send() {
    let receiver = receiver();
    let request = "OPTIONS /requests HTTP/1.1\r\nHost: x\r\nOrigin: http://127.0.0.1:1\r\n\
        Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: idempotency-key\r\n\r\n";
    let reply = ask(receiver.port, request.as_bytes()).expect("an answer comes");
    assert_eq!(reply.status, 204);
    for line in [
        "access-control-allow-origin: *",
        "access-control-allow-methods: post",
        "access-control-allow-headers: idempotency-key",
        "connection: close",
    ] {
        assert!(reply.head.contains(line), "{line} is not in {}", reply.head);
    }
    assert!(receiver.look(|ledger| ledger.asks.is_empty()));
    for (request, status) in [("GET /requests", 405), ("POST /elsewhere", 404), ("GET /", 404)] {
        let request = format!("{request} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        assert_eq!(ask(receiver.port, request.as_bytes()).expect("an answer comes").status, status);
    }
}

#[test]
fn what_comes_twice_with_one_key_is_filed_once() {
    let receiver = receiver();
    let sending = Sending::of("key-1", FILE);
    let first = send(&receiver, &sending);
    assert_eq!(first.status, 200);
    assert!(first.body.contains(&sha256(FILE)) && first.body.contains("R-0001"), "{}", first.body);
    assert!(first.head.contains("access-control-allow-origin: *"), "{}", first.head);
    assert_eq!(send(&receiver, &sending).body, first.body);
    receiver.look(|ledger| {
        let filed = ledger.filed.get("key-1").expect("it is filed");
        assert_eq!(filed.delivery.bytes, FILE);
        assert_eq!(filed.delivery.name, "requisite-1.zip");
        assert_eq!(filed.delivery.agency, "ospi");
        assert_eq!(filed.delivery.package_sha256, sha256(FILE));
        assert_eq!(filed.reference, "R-0001");
        assert_eq!((ledger.filed.len(), ledger.times_asked("key-1")), (1, 2));
        assert!(ledger.complaints.is_empty());
    });
    // The same file with another key is another request; another file with the same key is a mistake.
    assert!(send(&receiver, &Sending::of("key-2", FILE)).body.contains("R-0002"));
    assert_eq!(send(&receiver, &Sending::of("key-1", b"another")).status, 422);
    receiver.look(|ledger| {
        assert_eq!(ledger.filed.len(), 2);
        assert_eq!(ledger.filed.get("key-1").expect("it is filed").delivery.bytes, FILE);
    });
}

#[test]
fn an_encrypted_file_has_a_digest_of_its_own() {
    let receiver = receiver();
    let mut sending = Sending::of("key", FILE);
    sending.fields[1].1 = sha256(b"what was encrypted");
    sending.file = ("requisite-1.zip.age", "application/octet-stream");
    assert_eq!(send(&receiver, &sending).status, 200);
    receiver.look(|ledger| {
        let delivery = &ledger.filed.get("key").expect("it is filed").delivery;
        assert_eq!(delivery.package_sha256, sha256(b"what was encrypted"));
        assert_eq!(delivery.file_sha256, sha256(FILE));
    });
}

/// Makes something wrong with a sending.
type Change = fn(&mut Sending);

#[test]
fn what_is_not_as_it_should_be_is_refused_and_written_down() {
    let receiver = receiver();
    let wrong: [(&str, Change); 15] = [
        ("not a text in quotes", |it| it.key = "key".to_owned()),
        ("not a text in quotes", |it| it.key = "\"\"".to_owned()),
        ("not a text in quotes", |it| it.key = "\"a\"b\"".to_owned()),
        ("not a text in quotes", |it| it.key.clear()),
        ("takes JSON", |it| it.headers[0].1 = "text/html".to_owned()),
        ("who it is by `cookie`", |it| it.headers.push(("Cookie", "a=b".to_owned()))),
        ("cannot be read", |it| it.headers[1].1 = "application/zip".to_owned()),
        ("cannot be read", |it| it.headers[1].1 = "multipart/form-data; boundary=other".to_owned()),
        ("in place of `agency` there is `package-sha256`", |it| it.fields.swap(0, 1)),
        ("in place of `file-sha256` there is `file`", |it| it.fields.truncate(2)),
        ("the file is said to be", |it| it.bytes.push(0)),
        ("the package is said to be", |it| it.fields[1].1 = "0".to_owned()),
        ("have the digests", |it| it.fields[1].1 = sha256(b"other")),
        ("have the digests", |it| it.file.0 = "requisite-1.zip.age"),
        ("is said to be \"text/plain\"", |it| it.file.1 = "text/plain"),
    ];
    for (number, (complaint, change)) in wrong.into_iter().enumerate() {
        let mut sending = Sending::of("key", FILE);
        change(&mut sending);
        let reply = send(&receiver, &sending);
        assert_eq!(reply.status, 400, "{complaint}");
        assert!(reply.head.contains("content-type: application/problem+json"), "{}", reply.head);
        receiver.look(|ledger| {
            assert_eq!(ledger.complaints.len(), number + 1, "{complaint}");
            let last = ledger.complaints.last().map(String::as_str).unwrap_or_default();
            assert!(last.contains(complaint), "{complaint} is not in {last}");
        });
    }
    assert_eq!(filed(&receiver), 0);
    assert_eq!(send(&receiver, &Sending::of("key", FILE)).status, 200);
}

#[test]
fn a_script_is_followed_in_order() {
    let receiver = receiver();
    receiver.follow([
        Behaviour::busy(503, 1),
        Behaviour::refusal(403, "Not now", "The office is closed."),
        Behaviour::NoReceipt,
        Behaviour::OtherDigest,
    ]);
    let sending = Sending::of("key", FILE);
    let busy = send(&receiver, &sending);
    assert_eq!(busy.status, 503);
    assert!(busy.head.contains("retry-after: 1\r\n"), "{}", busy.head);
    assert!(busy.head.contains("access-control-expose-headers: retry-after"), "{}", busy.head);
    let refused = send(&receiver, &sending);
    assert_eq!(refused.status, 403);
    assert!(refused.body.contains("The office is closed."), "{}", refused.body);
    let page = send(&receiver, &sending);
    assert_eq!(page.status, 200);
    assert!(page.head.contains("content-type: text/html") && page.body.contains("<p>"), "{page:?}");
    let other = send(&receiver, &sending);
    assert_eq!(other.status, 200);
    assert!(other.body.contains("file-sha256") && !other.body.contains(&sha256(FILE)), "{}", other.body);
    assert_eq!(filed(&receiver), 0);
    for _ in 0..2 {
        assert!(send(&receiver, &sending).body.contains("R-0001"));
    }
    receiver.follow(Script::always(Behaviour::busy(429, 3)));
    for _ in 0..3 {
        assert_eq!(send(&receiver, &sending).status, 429);
    }
    assert_eq!(receiver.look(|ledger| (ledger.filed.len(), ledger.times_asked("key"))), (1, 9));
}

#[test]
fn an_answer_that_was_cut_comes_when_it_is_asked_for_again() {
    let receiver = receiver();
    receiver.follow([Behaviour::ReceiveAndCutAnswer]);
    let sending = Sending::of("key", FILE);
    let cut = send(&receiver, &sending);
    assert_eq!((cut.status, cut.head.as_str()), (0, ""));
    assert_eq!(filed(&receiver), 1);
    assert!(send(&receiver, &sending).body.contains("R-0001"));
    assert_eq!(receiver.look(|ledger| (ledger.filed.len(), ledger.times_asked("key"))), (1, 2));
}

#[test]
fn a_connection_is_broken_off_in_the_middle() {
    let receiver = receiver();
    receiver.follow([Behaviour::Reset]);
    let sending = Sending::of("key", &FILE.repeat(10_000));
    let written = sending.written();
    let (most, rest) = written.split_at(written.len() * 6 / 10);
    let mut stream = connect(receiver.port).expect("it listens");
    // Writing it may already fail.
    let broken = stream.write_all(most).and_then(|()| stream.read(&mut [0; 1]));
    assert_eq!(broken.map_err(|error| error.kind()), Err(io::ErrorKind::ConnectionReset));
    assert!(!rest.is_empty());
    assert_eq!(filed(&receiver), 0);
    assert_eq!(send(&receiver, &sending).status, 200);
    assert_eq!(receiver.look(|ledger| ledger.times_asked("key")), 2);
}

#[test]
fn a_receiver_may_say_nothing() {
    let receiver = receiver();
    receiver.follow([Behaviour::Stall]);
    let sending = Sending::of("key", FILE);
    let mut stream = connect(receiver.port).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_millis(300))).expect("a limit can be set");
    stream.write_all(&sending.written()).expect("it takes a request");
    let silence = stream.read(&mut [0; 1]).map_err(|error| error.kind());
    assert!(matches!(silence, Err(io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)), "{silence:?}");
    drop(stream);
    assert_eq!(filed(&receiver), 0);
    assert_eq!(send(&receiver, &sending).status, 200);
}

#[test]
fn what_is_coming_in_cannot_come_a_second_time_meanwhile() {
    let receiver = receiver();
    let sending = Sending::of("key", FILE);
    let written = sending.written();
    let (half, rest) = written.split_at(written.len() / 2);
    let mut slow = connect(receiver.port).expect("it listens");
    slow.write_all(half).expect("it takes a request");
    wait_until("it begins to come in", || receiver.look(|ledger| !ledger.asks.is_empty()));
    assert_eq!(send(&receiver, &sending).status, 409);
    assert_eq!(send(&receiver, &Sending::of("another", FILE)).status, 200);
    slow.write_all(rest).expect("it takes the rest");
    assert_eq!(read(&mut slow).expect("an answer comes").status, 200);
    assert_eq!(send(&receiver, &sending).status, 200);
    // A sender that goes away in the middle leaves nothing behind.
    let mut gone = connect(receiver.port).expect("it listens");
    let unfinished = Sending::of("gone", FILE);
    let written = unfinished.written();
    gone.write_all(written.split_at(written.len() / 2).0).expect("it takes a request");
    drop(gone);
    wait_until("it begins to come in", || receiver.look(|ledger| ledger.times_asked("gone") > 0));
    wait_until("it can come again", || send(&receiver, &unfinished).status == 200);
    assert_eq!(receiver.look(|ledger| (ledger.filed.len(), ledger.complaints.len())), (3, 0));
}

#[test]
fn a_receiver_that_was_away_remembers() {
    let mut receiver = receiver();
    let port = receiver.port;
    let sending = Sending::of("key", FILE);
    let first = send(&receiver, &sending);
    receiver.follow([Behaviour::Stall]);
    let mut waits = connect(port).expect("it listens");
    waits.write_all(&sending.written()).expect("it takes a request");
    wait_until("it begins to come in", || receiver.look(|ledger| ledger.times_asked("key") == 2));
    receiver.close();
    // Who waited is told, and nobody else gets in.
    let told = read(&mut waits).map(|reply| reply.status).map_err(|error| error.kind());
    assert!(matches!(told, Ok(0) | Err(io::ErrorKind::ConnectionReset)), "{told:?}");
    let refused = connect(port).map(|_| ()).map_err(|error| error.kind());
    assert_eq!(refused, Err(io::ErrorKind::ConnectionRefused));
    receiver.open().expect("the port is free again");
    assert_eq!(receiver.port, port);
    assert_eq!(send(&receiver, &sending).body, first.body);
    assert_eq!(receiver.look(|ledger| (ledger.filed.len(), ledger.times_asked("key"))), (1, 3));
}
