//! Packages on their way to agencies: sends them, from whatever page the person is on, and goes on where the page was closed.
//!
//! What an answer means, and when to try again, is decided by [`Parcel`]; this does it, with the browser's clock, storage and network.

use crate::browser::page_worker::next_within;
use crate::browser::{around, clock, outbox_store, post, turn};
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gloo::events::EventListener;
use gloo::file::Blob;
use gloo::file::futures::read_as_bytes;
use leptos::prelude::*;
use leptos::task::spawn_local;
use requisite_session::{Next, Parcel, ParcelStart, SendingWay, Standing};
use std::collections::BTreeMap;
use std::pin::pin;

/// Longest time without a look at the connection while there seems to be none, in milliseconds.
const OFFLINE_LOOK: u32 = 30_000;

/// A package on its way, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct OnItsWay {
    /// The package.
    pub parcel: Parcel,
    /// Whether this browser keeps it when the page is closed.
    pub is_kept: bool,
    /// Whether every page is to tell how it stands: until it was received and the person has taken note, or stopped it.
    pub is_told: bool,
    /// Whether another tab may be sending it.
    pub is_elsewhere: bool,
    /// How it stands, in words, as of the last change.
    pub sentence: String,
}

impl OnItsWay {
    fn new(parcel: Parcel, is_kept: bool) -> Self {
        let sentence = parcel.sentence(clock::since_1970());
        // What was received in an earlier visit is no news.
        let is_told = !parcel.is_received() && *parcel.standing() != Standing::Stopped;
        Self { parcel, is_kept, is_told, is_elsewhere: false, sentence }
    }
}

/// What a person or the browser says to a package on its way.
#[derive(Clone, Copy)]
enum Voice {
    Stop,
    Now,
}

type Voices = BTreeMap<String, UnboundedSender<Voice>>;

/// Packages on their way, by context. Copy.
#[derive(Clone, Copy)]
pub struct Outbox {
    list: RwSignal<Vec<OnItsWay>>,
    /// Bytes sent of the package that is being sent now, by key.
    sent: RwSignal<BTreeMap<String, u64>>,
    voices: StoredValue<Voices, LocalStorage>,
    /// Files of this visit. Those of earlier ones are in the storage.
    files: StoredValue<BTreeMap<String, Blob>, LocalStorage>,
}

impl Outbox {
    /// Goes on with what an earlier visit left.
    pub fn open() -> Self {
        let outbox = Self {
            list: RwSignal::new(Vec::new()),
            sent: RwSignal::new(BTreeMap::new()),
            voices: StoredValue::new_local(BTreeMap::new()),
            files: StoredValue::new_local(BTreeMap::new()),
        };
        let online = EventListener::new(&window(), "online", move |_| outbox.say_to_all(Voice::Now));
        let online = StoredValue::new_local(Some(online));
        on_cleanup(move || {
            let _ = online.try_update_value(Option::take);
        });
        spawn_local(async move {
            for parcel in outbox_store::all().await {
                let (key, goes_on) = (parcel.key.clone(), parcel.is_under_way());
                let _ = outbox.list.try_update(|list| list.push(OnItsWay::new(parcel, true)));
                if goes_on {
                    outbox.drive(key);
                }
            }
        });
        outbox
    }

    /// The packages, oldest first.
    pub fn list(&self) -> Signal<Vec<OnItsWay>> {
        self.list.into()
    }

    /// How many bytes of a package are on their way, while it is being sent.
    pub fn sent(&self, key: &str) -> u64 {
        self.sent.with(|sent| sent.get(key).copied().unwrap_or_default())
    }

    /// Sends a package.
    pub fn send(&self, start: ParcelStart, file: Blob) {
        let this = *self;
        let parcel = Parcel::new(start);
        let key = parcel.key.clone();
        self.list.update(|list| list.push(OnItsWay::new(parcel.clone(), false)));
        self.files.update_value(|files| {
            files.insert(key.clone(), file.clone());
        });
        spawn_local(async move {
            let is_kept = match read_as_bytes(&file).await {
                Ok(bytes) => outbox_store::put(&parcel, &bytes).await.is_ok(),
                Err(_) => false,
            };
            this.change(&key, |shown| shown.is_kept = is_kept);
            this.drive(key);
        });
    }

    /// Stops a package.
    pub fn stop(&self, key: &str) {
        self.say(key, Voice::Stop);
    }

    /// Sends a package now, or once more.
    pub fn again(&self, key: &str) {
        if self.say(key, Voice::Now) {
            return;
        }
        self.change(key, |shown| {
            shown.parcel.again();
            shown.is_told = true;
        });
        self.drive(key.to_owned());
    }

    /// The person has taken note of how a package stands.
    pub fn noted(&self, key: &str) {
        self.change(key, |shown| shown.is_told = false);
    }

    /// Takes a package off the list.
    pub fn remove(&self, key: &str) {
        let key = key.to_owned();
        self.list.update(|list| list.retain(|shown| shown.parcel.key != key));
        self.files.update_value(|files| {
            files.remove(&key);
        });
        spawn_local(async move { outbox_store::remove(&key).await });
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
        let _ = self.list.try_update(|list| {
            if let Some(shown) = list.iter_mut().find(|shown| shown.parcel.key == key) {
                change(shown);
                shown.sentence = shown.parcel.sentence(clock::since_1970());
            }
        });
    }

    fn parcel(&self, key: &str) -> Option<Parcel> {
        let found =
            |list: &Vec<OnItsWay>| list.iter().find(|it| it.parcel.key == key).map(|it| it.parcel.clone());
        self.list.try_with_untracked(found).flatten()
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
            if let Some(stored) = stored.filter(|it| it.tries() > shown.parcel.tries()) {
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
            let _ = this.sent.try_update(|sent| sent.insert(of.clone(), bytes));
        };
        heard(0);
        let sending = async {
            match &parcel.way {
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
            None => outbox_store::bytes(key).await.map(|bytes| Blob::new(bytes.as_slice())),
        }
    }
}
