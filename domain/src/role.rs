//! Roles in a coalition, and the table of permissions. `docs/roles.md` shows the table to organisers.

use serde::{Deserialize, Serialize};

/// What an account is in a coalition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Does everything, and gives roles to others.
    Owner,
    /// Writes letters, opens and closes them, decides on signatures.
    Editor,
    /// Sees the desk and changes nothing.
    Viewer,
    /// Translates letters into the languages entrusted to them.
    Translator,
    /// Comments on drafts.
    Reviewer,
    /// Of a partner organisation: suggests changes to drafts, and signs for it.
    Representative,
    /// Of a partner organisation: suggests changes to drafts.
    Contributor,
}

/// Makes [`Permission`] and its table from one row a permission: its words, its name, the roles that have it.
macro_rules! permissions {
    ($($(#[doc = $words:literal])+ $name:ident: $($role:ident)+;)+) => {
        /// Something that a role may or may not allow.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Permission {
            $($(#[doc = $words])+ $name,)+
        }

        impl Permission {
            /// All permissions, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The roles that have it.
            pub const fn roles(self) -> &'static [Role] {
                match self {
                    $(Self::$name => &[$(Role::$role),+],)+
                }
            }

            /// What it allows, in words.
            pub const fn words(self) -> &'static str {
                match self {
                    $(Self::$name => concat!($($words),+),)+
                }
            }
        }
    };
}

// The table. A new permission is a new row here, and one in `docs/roles.md`.
permissions! {
    /// See the desk: letters, counts, signatures, the address book, the organisers; contacts are masked.
    SeeDesk: Owner Editor Viewer;
    /// Write letters, open and close them.
    EditLetters: Owner Editor;
    /// Decide when a confidential letter becomes public.
    Publish: Owner Editor;
    /// Approve, hold, remove and erase signatures, send mails again, add on behalf.
    DecideSignatures: Owner Editor;
    /// Keep the address book.
    EditOrganisations: Owner Editor;
    /// Invite organisations to sign, and remind them.
    Invite: Owner Editor;
    /// Take contacts out of the instance.
    ExportContacts: Owner Editor;
    /// See who did what when.
    SeeActivity: Owner Editor Viewer;
    /// Change the coalition, its organisers and their roles.
    Administer: Owner;
    /// Read the drafts that one is invited to.
    ReadDrafts: Owner Editor Viewer Translator Reviewer Representative Contributor;
    /// See the translations of letters, and how far they are.
    SeeTranslations: Owner Editor Viewer Translator;
    /// Translate letters, into one's own languages.
    Translate: Owner Editor Translator;
    /// Comment on drafts.
    CommentOnDrafts: Owner Editor Translator Reviewer Representative Contributor;
    /// Suggest changes to drafts.
    SuggestChanges: Owner Editor Representative Contributor;
    /// Sign for one's organisation.
    SignForOrganisation: Representative;
}

impl Role {
    /// All roles, strongest first.
    pub const ALL: [Self; 7] =
        [Self::Owner, Self::Editor, Self::Viewer, Self::Translator, Self::Reviewer, Self::Representative, Self::Contributor];
    /// The roles an organiser may be given at the desk today.
    pub const ORGANISERS: [Self; 3] = [Self::Owner, Self::Editor, Self::Viewer];

    /// The stored and posted name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Editor => "editor",
            Self::Viewer => "viewer",
            Self::Translator => "translator",
            Self::Reviewer => "reviewer",
            Self::Representative => "representative",
            Self::Contributor => "contributor",
        }
    }

    /// The role of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether the role allows it.
    pub fn may(self, permission: Permission) -> bool {
        permission.roles().contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    #[test]
    fn codes_round_trip() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
    }

    #[test]
    fn a_viewer_changes_nothing_and_partners_see_no_desk() {
        let looking = [Permission::SeeDesk, Permission::SeeActivity, Permission::ReadDrafts, Permission::SeeTranslations];
        for permission in Permission::ALL.iter().filter(|permission| !looking.contains(permission)) {
            assert!(!Role::Viewer.may(*permission), "{permission:?}");
        }
        for role in [Role::Translator, Role::Reviewer, Role::Representative, Role::Contributor] {
            assert!(!role.may(Permission::SeeDesk) && !role.may(Permission::EditLetters));
        }
    }

    #[test]
    fn only_an_owner_administers_and_only_a_representative_signs() {
        assert_eq!(Permission::Administer.roles(), [Role::Owner]);
        for permission in Permission::ALL.iter().filter(|permission| **permission != Permission::SignForOrganisation) {
            assert!(Role::Owner.may(*permission), "{permission:?}");
        }
    }

    #[test]
    fn the_documentation_shows_this_table() {
        let mut table = String::from("| permission | allows to |");
        for role in Role::ALL {
            write!(table, " {} |", role.code()).unwrap();
        }
        write!(table, "\n|---|---|{}\n", ":-:|".repeat(Role::ALL.len())).unwrap();
        for permission in Permission::ALL {
            write!(table, "| `{permission:?}` | {} |", permission.words().trim().trim_end_matches('.').to_lowercase()).unwrap();
            for role in Role::ALL {
                table.push_str(if role.may(*permission) { " yes |" } else { " |" });
            }
            table.push('\n');
        }
        let page = include_str!("../../docs/roles.md");
        assert!(page.contains(&table), "put this table into docs/roles.md, in place of the one that stands there:\n\n{table}");
    }
}
