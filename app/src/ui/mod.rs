//! Parts that pages are made of. Each is a function to a view, or a small builder; none knows an address it is not given.

pub mod button;
pub mod choice;
pub mod count_sentence;
pub mod country_select;
pub mod departed;
pub mod difference;
pub mod error_summary;
pub mod escape;
pub mod field;
pub mod frame;
pub mod letter_sheet;
pub mod listed;
pub mod markdown;
pub mod paging;
pub mod qr;
pub mod seal;
pub mod state;
pub mod story;
pub mod text_area;
pub mod verify;

pub use button::{Button, link_button};
pub use choice::{checkbox, radios};
pub use count_sentence::{count_sentence, pending_sentence};
pub use departed::departed;
pub use difference::difference;
pub use error_summary::{error_summary, title_with_errors};
pub use field::Field;
pub use letter_sheet::letter_sheet;
pub use listed::{organisation_list, people_list};
pub use markdown::markdown;
pub use paging::paging;
pub use seal::{seal, seal_mark};
pub use state::{letter_state, signature_state};
pub use story::{kept_file, story};
pub use text_area::text_area;
pub use verify::{Checked, verify_box};
