//! Routes that say who may go there. An axum router keeps its addresses to itself; [`Routes`] makes one and keeps the
//! list beside it, so that the tests of `server/tests/suite/roles` walk every route that there is.

use crate::state::AppState;
use axum::{Router, extract::DefaultBodyLimit, handler::Handler, http::Method, routing::MethodRouter};
use domain::role::Permission;
use tower_http::limit::RequestBodyLimitLayer;

/// The largest body that a route takes which says nothing else.
pub const BYTE_LIMIT: usize = 256 * 1024;
/// The largest body of a form that holds a letter's text: as many characters as one may have, each as a form writes those
/// that take the most, and once more for what is imported or put together.
pub const TEXT_BYTE_LIMIT: usize = 4 * 1024 * 1024;

/// Who may go somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody; what a link in a mail opens counts here too, for the link is asked for and not the person.
    Everyone,
    /// Organisers, whatever they are in whichever coalition.
    SignedIn,
    /// Those whose role in the address's `{coalition}` has the permission.
    May(Permission),
}

impl From<Permission> for Access {
    fn from(permission: Permission) -> Self {
        Self::May(permission)
    }
}

/// Whether the second factor is asked for again before a route answers; see [`crate::step_up`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepUp {
    /// It is not.
    Never,
    /// Of everybody; who has none is led to set one up.
    Always,
    /// Of everybody; who has none gets a link to their mailbox instead.
    OrMailbox,
    /// The same where second factors themselves are set up: the page is led back to, for its own challenge is replaced.
    Enrolling,
    /// Of those who have one.
    WhereThereIsOne,
}

/// What a GET costs us; what costs much has a limit, see [`crate::costly`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Little.
    Little,
    /// Much, where something is searched for: with a query in its address.
    Search,
    /// Much.
    Much,
}

/// Whether a page is made once for all who read it, and kept; see [`crate::page_memory`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// It is made for each who asks.
    Never,
    /// It is kept. It asks nothing of a query, and one that others add to its address changes nothing.
    Always,
    /// It is kept as it is without a query.
    WithoutQuery,
}

/// What becomes of a form that is posted twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twice {
    /// It happens twice, or the use case finds it done.
    Repeats,
    /// It happens once; see [`crate::once`].
    Once,
}

/// One address with one method.
#[derive(Clone, Debug)]
pub struct Route {
    /// As axum writes it: `/{lang}/desk`.
    pub path: &'static str,
    /// `GET` or `POST`.
    pub method: Method,
    /// Who may go there.
    pub access: Access,
    /// Whether the second factor is asked for again.
    pub step_up: StepUp,
    /// What it costs.
    pub cost: Cost,
    /// Whether its page is kept.
    pub memory: Memory,
    /// Whether its posts count against those that an account has in an hour.
    pub counted: bool,
    /// What becomes of it when it is posted twice.
    pub twice: Twice,
    /// The largest body that it takes.
    pub byte_limit: usize,
}

/// What answers at an address, by method.
pub struct Methods {
    router: MethodRouter<AppState>,
    methods: Vec<Method>,
    byte_limit: usize,
    step_up: StepUp,
    cost: Cost,
    memory: Memory,
    counted: bool,
    twice: Twice,
}

impl Methods {
    fn new(method: Method, router: MethodRouter<AppState>) -> Self {
        Self {
            router,
            methods: vec![method],
            byte_limit: BYTE_LIMIT,
            step_up: StepUp::Never,
            cost: Cost::Little,
            memory: Memory::Never,
            counted: true,
            twice: Twice::Repeats,
        }
    }
}

/// Answers GET.
pub fn get<H: Handler<T, AppState>, T: 'static>(handler: H) -> Methods {
    Methods::new(Method::GET, axum::routing::get(handler))
}

/// Answers POST.
pub fn post<H: Handler<T, AppState>, T: 'static>(handler: H) -> Methods {
    Methods::new(Method::POST, axum::routing::post(handler))
}

impl Methods {
    /// Answers POST as well.
    pub fn post<H: Handler<T, AppState>, T: 'static>(mut self, handler: H) -> Self {
        self.methods.push(Method::POST);
        Self { router: self.router.post(handler), ..self }
    }

    /// Creates something, and creates it once, however often the form is posted.
    pub fn once(self) -> Self {
        Self { twice: Twice::Once, ..self }
    }

    /// Takes larger bodies than others: files.
    pub fn up_to(self, byte_limit: usize) -> Self {
        Self { byte_limit, ..self }
    }

    /// Asks for the second factor again first: for what cannot be undone, or reaches far.
    pub fn step_up(self) -> Self {
        Self { step_up: StepUp::Always, ..self }
    }

    /// Asks for the second factor again first, or for a link from the mailbox.
    pub fn step_up_or_mailbox(self) -> Self {
        Self { step_up: StepUp::OrMailbox, ..self }
    }

    /// The same, where a second factor is set up.
    pub fn enrolling(self) -> Self {
        Self { step_up: StepUp::Enrolling, ..self }
    }

    /// Costs us much: an export, a bundle, a page for print, a difference.
    pub fn costly(self) -> Self {
        Self { cost: Cost::Much, ..self }
    }

    /// Costs us much where something is searched for.
    pub fn costly_to_search(self) -> Self {
        Self { cost: Cost::Search, ..self }
    }

    /// Shows everyone the same, and so is kept in memory: nothing of its reader, no form.
    pub fn from_memory(self) -> Self {
        Self { memory: Memory::Always, ..self }
    }

    /// The same, where nothing is looked for in it.
    pub fn from_memory_without_query(self) -> Self {
        Self { memory: Memory::WithoutQuery, ..self }
    }

    /// Throws a session out or stops something, and so is never refused for the number of posts. A repeat writes nothing.
    pub fn uncounted(self) -> Self {
        Self { counted: false, ..self }
    }

    /// Asks those who have a second factor for it again first.
    pub fn step_up_where_there_is_one(self) -> Self {
        Self { step_up: StepUp::WhereThereIsOne, ..self }
    }
}

/// An axum router, and the list of what is in it.
#[derive(Default)]
pub struct Routes {
    router: Router<AppState>,
    list: Vec<Route>,
}

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an address, with who may go there: a [`Permission`], [`Access::SignedIn`] or [`Access::Everyone`]. Where GET
    /// and POST need different permissions, each has its own line.
    ///
    /// This declares; the use case in `service` is what refuses. The tests compare the two for every role.
    pub fn route(mut self, access: impl Into<Access>, path: &'static str, methods: Methods) -> Self {
        let access = access.into();
        self.list.extend(methods.methods.into_iter().map(|method| Route {
            path,
            method,
            access,
            step_up: methods.step_up,
            cost: methods.cost,
            memory: methods.memory,
            counted: methods.counted,
            twice: methods.twice,
            byte_limit: methods.byte_limit,
        }));
        let limits = (RequestBodyLimitLayer::new(methods.byte_limit), DefaultBodyLimit::max(methods.byte_limit));
        Self { router: self.router.route(path, methods.router.layer(limits)), list: self.list }
    }

    /// Adds all of another.
    pub fn merge(mut self, other: Self) -> Self {
        self.list.extend(other.list);
        Self { router: self.router.merge(other.router), list: self.list }
    }

    /// Every address with every method that it answers.
    pub fn list(&self) -> &[Route] {
        &self.list
    }

    /// What answers.
    pub(crate) fn into_router(self) -> Router<AppState> {
        self.router
    }
}
