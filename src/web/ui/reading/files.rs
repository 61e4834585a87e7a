//! Articles from files: read whole, looked at, and only then opened.

use crate::core::app::{Action, Message, Panel};
use crate::core::format::plain::{self, PlainError};
use crate::core::text::Text;
use crate::web::desk::OpenRequest;
use crate::web::platform::spawn_local;
use crate::web::ui::{DeskRef, Word};
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, FileList, HtmlInputElement};
use yew::TargetCast;

/// Says that something failed, and why; it stays on screen until the person has read it.
pub fn fail(desk: &DeskRef, what: String) {
    desk.say(Message::Failed(what));
    desk.notify();
}

/// Opens an article; if that fails, the person is told, and what was on the page is still there.
pub fn open(desk: &DeskRef, request: OpenRequest) {
    let desk = desk.clone();
    spawn_local(async move {
        match desk.open(request).await {
            Ok(_) => {
                if let Some(window) = web_sys::window() {
                    window.scroll_to_with_x_and_y(0.0, 0.0);
                }
            }
            Err(error) => fail(&desk, error.message(desk.language())),
        }
    });
}

/// The file that was chosen in a field for one, which is emptied: the same file can be chosen again.
pub fn chosen(event: &Event) -> Option<File> {
    let input = event.target_dyn_into::<HtmlInputElement>()?;
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    file
}

/// Opens the file that was chosen or dropped. Of several, none: the page shows one article.
pub fn open_files(desk: &DeskRef, files: Option<FileList>) {
    let Some(files) = files.filter(|f| f.length() > 0) else { return };
    if files.length() > 1 {
        fail(desk, Word::OneFile.text(desk.language()).to_owned());
        return;
    }
    let Some(file) = files.get(0) else { return };
    let desk = desk.clone();
    spawn_local(async move {
        let refuse = |why| fail(&desk, format!("{} : {why}", file.name()));
        match (read(&desk, &file).await, is_page(&file)) {
            (Ok(text), false) => open(&desk, request(&desk, &text, &title(&file.name()))),
            (Ok(html), true) => match desk.read_page(html).await {
                Ok(page) => {
                    desk.offer_page(Rc::new(page));
                    desk.act(Action::Show(Some(Panel::Paste)));
                }
                Err(why) => refuse(why),
            },
            (Err(why), _) => refuse(why),
        }
    });
}

/// Whether a file is a page of HTML, by its name or by what the system takes it for.
pub(super) fn is_page(file: &File) -> bool {
    let name = file.name().to_ascii_lowercase();
    file.type_() == "text/html" || [".html", ".htm", ".xhtml"].iter().any(|end| name.ends_with(end))
}

pub(super) async fn read(desk: &DeskRef, file: &File) -> Result<String, String> {
    let language = desk.language();
    // The size is known before anything is read: what is far too long is never in memory.
    if file.size() > plain::MOST_BYTES as f64 {
        return Err(PlainError::TooLong { bytes: file.size() as usize }.message(language));
    }
    let unread = |_| Word::FileUnread.text(language).to_owned();
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unread)?;
    let bytes = Uint8Array::new(&buffer.unchecked_into()).to_vec();
    let text = if is_page(file) { plain::decode(bytes) } else { plain::read(bytes) };
    text.map_err(|e| e.message(language))
}

/// What to open for a text from a file. A text that is known already keeps the title that it has.
fn request(desk: &DeskRef, text: &str, title: &str) -> OpenRequest {
    let text = Text::plain(text);
    let hash = text.hash();
    let known = desk.read(|s| s.library.values().any(|(article, _)| article.versions().contains(&hash)));
    let title = (!known).then(|| title.to_owned());
    OpenRequest { text: Some(text), title, save: true, ..OpenRequest::default() }
}

/// A file's name without its extension.
fn title(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => name.to_owned(),
    }
}
