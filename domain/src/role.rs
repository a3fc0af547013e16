//! Roles in a coalition, and who may do what.

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
    /// Translates the texts entrusted to them.
    Translator,
    /// Comments on drafts.
    Reviewer,
    /// Signs for a member organisation.
    Representative,
    /// Suggests changes to drafts.
    Contributor,
}

/// Something that a role may or may not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// See the desk: letters, counts, the list of signatures with contacts.
    SeeDesk,
    /// Write, open and close letters.
    EditLetters,
    /// Approve, hold, remove, resend, add on behalf.
    DecideSignatures,
    /// Keep the address book.
    EditOrganisations,
    /// Change the coalition and its organisers' roles.
    Administer,
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
    pub const fn may(self, permission: Permission) -> bool {
        match (self, permission) {
            (Self::Owner, _) | (Self::Viewer, Permission::SeeDesk) => true,
            (Self::Editor, permission) => !matches!(permission, Permission::Administer),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip_and_a_viewer_changes_nothing() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
        for permission in [Permission::EditLetters, Permission::DecideSignatures, Permission::EditOrganisations, Permission::Administer] {
            assert!(!Role::Viewer.may(permission));
            assert!(Role::Owner.may(permission));
            for other in [Role::Translator, Role::Reviewer, Role::Representative, Role::Contributor] {
                assert!(!other.may(permission));
            }
        }
        assert!(!Role::Editor.may(Permission::Administer));
    }
}
