//! Islands: the parts that live in the browser. Strings reach them as properties.

#[expect(missing_docs, reason = "the macro writes a struct beside each island")]
pub mod editor;
#[expect(missing_docs, reason = "the macro writes a struct beside each island")]
pub mod signing;
