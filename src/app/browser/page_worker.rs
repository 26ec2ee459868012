//! Workers as the page sees them: started when they are first needed, off the main thread.
//!
//! A worker says nothing when it cannot be loaded, so its first sign of life is waited for only so long.

use futures_util::future::{Either, select};
use futures_util::{Stream, StreamExt};
use gloo::timers::future::TimeoutFuture;
use gloo_worker::{HandlerId, Spawnable, Worker, WorkerBridge, WorkerScope};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;

/// Longest wait for a sign of life, in milliseconds: the worker's code may come over a slow network.
pub const FIRST_SIGN: u32 = 45_000;
/// Longest silence after it.
pub const SILENCE: u32 = 60_000;

/// A worker that takes orders and answers: only the messages count here, the work is done on the other side.
pub struct Remote<Order, Answer>(PhantomData<(Order, Answer)>);

impl<Order, Answer> Worker for Remote<Order, Answer>
where
    Order: Serialize + DeserializeOwned + 'static,
    Answer: Serialize + DeserializeOwned + 'static,
{
    type Message = ();
    type Input = Order;
    type Output = Answer;

    fn create(_scope: &WorkerScope<Self>) -> Self {
        Self(PhantomData)
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, _message: Self::Message) {}

    fn received(&mut self, _scope: &WorkerScope<Self>, _input: Self::Input, _id: HandlerId) {}
}

/// Starts the worker behind a loader script beside the page. It ends with the bridge.
pub fn start<Order, Answer>(
    loader: &str,
    hear: impl Fn(Answer) + 'static,
) -> WorkerBridge<Remote<Order, Answer>>
where
    Order: Serialize + DeserializeOwned + 'static,
    Answer: Serialize + DeserializeOwned + 'static,
{
    let mut spawner = Remote::<Order, Answer>::spawner();
    spawner.with_loader(true);
    spawner.as_module(false);
    spawner.callback(hear);
    spawner.spawn(loader)
}

/// The next answer; none when it does not come in time.
pub async fn next_within<T>(answers: &mut (impl Stream<Item = T> + Unpin), millis: u32) -> Option<T> {
    match select(answers.next(), TimeoutFuture::new(millis)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => None,
    }
}
