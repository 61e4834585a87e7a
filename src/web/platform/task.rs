//! Doing things later: after a delay, in the next frame, or after letting the browser breathe.

use js_sys::{Function, Promise};
use std::pin::Pin;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Begins `work`, which goes on by itself. In a box, because what carries work on is half a kilobyte for each type of it.
pub fn spawn_local(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}

/// A call that is still to come; dropping it cancels it.
#[derive(Debug)]
pub struct Later {
    handle: i32,
    _closure: Closure<dyn FnMut()>,
}

/// Calls `f` after `milliseconds`, unless the result is dropped before.
#[must_use]
pub fn after(milliseconds: i32, f: impl FnOnce() + 'static) -> Option<Later> {
    let closure = Closure::once(f);
    let function: &Function = closure.as_ref().unchecked_ref();
    let handle =
        web_sys::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds).ok()?;
    Some(Later { handle, _closure: closure })
}

impl Drop for Later {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}

/// Resolves in the next animation frame, or after 100 ms where there is none (a hidden tab draws no frames).
pub async fn next_frame() {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.request_animation_frame(&resolve);
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 100);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Resolves in a task after the next frame, when what was changed before can be seen and whoever waited for that had their
/// turn: a message comes after those that were posted in the frame, and a timer's task lets input go first.
pub async fn painted() {
    next_frame().await;
    yield_now().await;
    pause(0).await;
}

/// Resolves after `milliseconds`.
pub async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Resolves in a task of its own, so that input, scrolling and painting get their turn. A message instead of a timer:
/// browsers delay nested timers by 4 ms each.
pub async fn yield_now() {
    let promise = Promise::new(&mut |resolve, _| {
        let Ok(channel) = web_sys::MessageChannel::new() else {
            let _ = resolve.call0(&JsValue::NULL);
            return;
        };
        channel.port1().set_onmessage(Some(&resolve));
        let _ = channel.port2().post_message(&JsValue::NULL);
    });
    let _ = JsFuture::from(promise).await;
}
