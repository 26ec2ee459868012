//! Packages on their way to agencies: sends them, from whatever page the person is on, and goes on where the page was closed.
//!
//! What an answer means, and when to try again, is decided by [`Parcel`]; this does it, with the browser's clock, storage and network.

use crate::browser::page_worker::next_within;
use crate::browser::{around, clock, outbox_mark, outbox_store, post, turn};
use crate::outbox::{OnItsWay, Order, Outbox};
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gloo::events::EventListener;
use gloo::file::Blob;
use gloo::file::futures::read_as_bytes;
use leptos::prelude::*;
use leptos::task::spawn_local;
use requisite_session::{Consignment, Next, Parcel, SendingWay, Standing};
use std::collections::BTreeMap;
use std::pin::pin;
use std::rc::Rc;

/// Longest time without a look at the connection while there seems to be none, in milliseconds.
const OFFLINE_LOOK: u32 = 30_000;

/// What a person or the browser says to a package on its way.
#[derive(Clone, Copy)]
enum Voice {
    Stop,
    Now,
}

type Voices = BTreeMap<String, UnboundedSender<Voice>>;

/// What sends, with the way back to what is shown. Copy.
#[derive(Clone, Copy)]
struct Sender {
    outbox: Outbox,
    voices: StoredValue<Voices, LocalStorage>,
    /// Files of this visit. Those of earlier ones are in the storage.
    files: StoredValue<BTreeMap<String, Blob>, LocalStorage>,
}

/// Goes on with what an earlier visit left, and carries orders out.
pub fn begin(outbox: Outbox) {
    let sender = Sender {
        outbox,
        voices: StoredValue::new_local(BTreeMap::new()),
        files: StoredValue::new_local(BTreeMap::new()),
    };
    let online = EventListener::new(&window(), "online", move |_| sender.say_to_all(Voice::Now));
    // As long as the page is there.
    online.forget();
    spawn_local(async move {
        for parcel in outbox_store::all().await {
            let (key, goes_on) = (parcel.of.key.clone(), parcel.is_under_way());
            let _ = outbox.list.try_update(|list| list.push(shown(parcel, true)));
            if goes_on {
                sender.drive(key);
            }
        }
        outbox.carry_out_by(Rc::new(move |order| sender.carry_out(order)));
    });
}

/// The kind of a file that is sent, by its name: a package, or one that is encrypted.
fn kind_of(name: &str) -> &'static str {
    if name.ends_with(".zip") { "application/zip" } else { "application/octet-stream" }
}

fn shown(parcel: Parcel, is_kept: bool) -> OnItsWay {
    let sentence = parcel.sentence(clock::since_1970());
    // What was received in an earlier visit is no news.
    let is_told = !parcel.is_received() && *parcel.standing() != Standing::Stopped;
    OnItsWay { parcel, is_kept, is_told, is_elsewhere: false, sentence }
}

impl Sender {
    fn carry_out(self, order: Order) {
        match order {
            Order::Send(start, file) => self.send(*start, file),
            Order::Stop(key) => {
                self.say(&key, Voice::Stop);
            }
            Order::Again(key) => self.again(&key),
            Order::Noted(key) => self.change(&key, |shown| shown.is_told = false),
            Order::Remove(key) => self.remove(key),
        }
    }

    fn send(self, start: Consignment, file: Blob) {
        let parcel = Parcel::new(start);
        let key = parcel.of.key.clone();
        self.outbox.list.update(|list| list.push(shown(parcel.clone(), false)));
        self.files.update_value(|files| {
            files.insert(key.clone(), file.clone());
        });
        spawn_local(async move {
            let is_kept = match read_as_bytes(&file).await {
                Ok(bytes) => outbox_store::put(&parcel, &bytes).await.is_ok(),
                Err(_) => false,
            };
            self.mark();
            self.change(&key, |shown| shown.is_kept = is_kept);
            self.drive(key);
        });
    }

    fn again(self, key: &str) {
        if self.say(key, Voice::Now) {
            return;
        }
        self.change(key, |shown| shown.is_told = true);
        let key = key.to_owned();
        spawn_local(async move {
            self.settle(&key, Parcel::again).await;
            self.drive(key);
        });
    }

    fn remove(self, key: String) {
        self.outbox.list.update(|list| list.retain(|shown| shown.parcel.of.key != key));
        self.files.update_value(|files| {
            files.remove(&key);
        });
        self.mark();
        spawn_local(async move { outbox_store::remove(&key).await });
    }

    fn mark(self) {
        outbox_mark::set(self.outbox.list.with_untracked(|list| !list.is_empty()));
    }

    fn say(&self, key: &str, voice: Voice) -> bool {
        let said =
            self.voices.try_with_value(|voices| voices.get(key).map(|it| it.unbounded_send(voice).is_ok()));
        said.flatten().unwrap_or(false)
    }

    fn say_to_all(&self, voice: Voice) {
        let _ = self.voices.try_with_value(|voices| {
            for it in voices.values() {
                let _ = it.unbounded_send(voice);
            }
        });
    }

    fn change(&self, key: &str, change: impl FnOnce(&mut OnItsWay)) {
        let _ = self.outbox.list.try_update(|list| {
            if let Some(shown) = list.iter_mut().find(|shown| shown.parcel.of.key == key) {
                change(shown);
                shown.sentence = shown.parcel.sentence(clock::since_1970());
            }
        });
    }

    fn parcel(&self, key: &str) -> Option<Parcel> {
        let found =
            |list: &Vec<OnItsWay>| list.iter().find(|it| it.parcel.of.key == key).map(|it| it.parcel.clone());
        self.outbox.list.try_with_untracked(found).flatten()
    }

    /// Changes how a package stands, here and in the storage.
    async fn settle(&self, key: &str, change: impl FnOnce(&mut Parcel)) {
        self.change(key, |shown| change(&mut shown.parcel));
        if let Some(parcel) = self.parcel(key) {
            let is_kept = outbox_store::update(&parcel).await.is_ok();
            self.change(key, |shown| shown.is_kept = is_kept);
        }
    }

    /// Goes on with a package until there is nothing more to do by itself.
    fn drive(self, key: String) {
        // Somebody may have asked twice.
        if self.voices.with_value(|all| all.contains_key(&key)) {
            return;
        }
        let (sender, voices) = unbounded();
        let _ = self.voices.try_update_value(|all| all.insert(key.clone(), sender));
        spawn_local(async move {
            self.go_on(&key, voices).await;
            let _ = self.voices.try_update_value(|all| all.remove(&key));
        });
    }

    async fn go_on(&self, key: &str, mut voices: UnboundedReceiver<Voice>) {
        self.change(key, |shown| shown.is_elsewhere = true);
        let _turn = turn::take(&format!("requisite-package-{key}")).await;
        // What another tab did meanwhile counts.
        let stored = outbox_store::parcel(key).await;
        self.change(key, |shown| {
            shown.is_elsewhere = false;
            if let Some(stored) = stored.filter(|it| it.tries() >= shown.parcel.tries()) {
                shown.parcel = stored;
            }
        });
        while let Some(next) = self.parcel(key).map(|parcel| parcel.next(clock::since_1970())) {
            let wait = match next {
                Next::Nothing => break,
                Next::Wait(millis) => u32::try_from(millis).unwrap_or(u32::MAX),
                Next::Send if window().navigator().on_line() => {
                    self.try_once(key, &mut voices).await;
                    continue;
                }
                Next::Send => OFFLINE_LOOK,
            };
            match next_within(&mut voices, wait.max(1)).await {
                Some(Voice::Stop) => self.settle(key, Parcel::stop).await,
                Some(Voice::Now) => self.settle(key, Parcel::again).await,
                // A browser that wrongly believes to be without connection must not keep a package for ever.
                None if matches!(next, Next::Send) => self.try_once(key, &mut voices).await,
                None => {}
            }
        }
    }

    async fn try_once(&self, key: &str, voices: &mut UnboundedReceiver<Voice>) {
        self.settle(key, Parcel::begin).await;
        let (Some(parcel), Some(file)) = (self.parcel(key), self.file(key).await) else {
            return self.settle(key, Parcel::lose).await;
        };
        let this = *self;
        let of = key.to_owned();
        let heard = move |bytes: u64| {
            let _ = this.outbox.sent.try_update(|sent| sent.insert(of.clone(), bytes));
        };
        heard(0);
        let sending = async {
            match &parcel.of.way {
                SendingWay::Post(address) => post::post(&parcel, address, &file, heard).await,
                SendingWay::Page(origins) => around::hand_over(&parcel, origins, &file).await,
            }
        };
        let mut sending = pin!(sending);
        let end = loop {
            match select(sending.as_mut(), voices.next()).await {
                Either::Left((end, _)) => break Some(end),
                Either::Right((Some(Voice::Now), _)) => {}
                Either::Right((Some(Voice::Stop) | None, _)) => break None,
            }
        };
        let (now, luck) = (clock::since_1970(), clock::luck());
        let on = clock::day_and_time_text();
        self.settle(key, |parcel| match end {
            Some(Ok(reply)) => parcel.answered(&reply, now, &on, luck),
            Some(Err(silence)) => parcel.unanswered(silence, now, luck),
            None => parcel.stop(),
        })
        .await;
    }

    async fn file(&self, key: &str) -> Option<Blob> {
        let here = self.files.try_with_value(|files| files.get(key).cloned()).flatten();
        match here {
            Some(file) => Some(file),
            None => {
                let (parcel, bytes) = (self.parcel(key)?, outbox_store::bytes(key).await?);
                Some(Blob::new_with_options(bytes.as_slice(), Some(kind_of(&parcel.of.file_name))))
            }
        }
    }
}
