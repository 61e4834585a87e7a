//! What happens when the program stops: the page is told, outside wasm, so that it can put aside what is being typed.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Tells the page of a panic by an event `manchette:panic` on the window, with the message in `detail.message`. Nothing
/// of the program runs after it: the boot script listens.
pub(super) fn report_panics() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let message = info.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        let detail = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&detail, &"message".into(), &message.into());
        let init = CustomEventInit::new();
        init.set_detail(&detail);
        if let Some(window) = web_sys::window()
            && let Ok(event) = CustomEvent::new_with_event_init_dict("manchette:panic", &init)
        {
            let _ = window.dispatch_event(&event);
        }
    }));
}
