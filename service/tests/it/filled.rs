//! Databases of earlier schemas with everything in them that data steps change: written down once, by the code of their
//! day, and loaded into either engine. A new one is written with `FILLED=file.sql cargo test -p service --test it filled
//! -- --ignored`, before the schema changes.

use crate::template::Place;
use crate::world::{self, START, Standing, World, email, organisation, person};
use domain::{
    country::Country,
    forms::{invitation::PressForm, review::ReviewerForm},
    gathered::{Gathering, Mapping, Sheets, Source, read},
    invitation::Invitee,
    letter::LetterStep,
    locale::Locale,
    role::Role,
    signature::{RemovalReason, SignatoryKind},
    site::Site,
    table::Table,
    text::Name,
    time::Instant,
};
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use service::{Decision, Service, Settings, SystemRng};
use std::{
    collections::HashMap,
    fmt::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Where another line names its table.
const KEY: &str = "a file of the key folder";

fn invitee(name: &str, country: &str, address: &str) -> Invitee {
    Invitee {
        organisation: Name::parse(name).unwrap(),
        country: Country::parse(country).unwrap(),
        site: Site::parse_optional("").unwrap(),
        representative: None,
        office: None,
        email: email(address),
        locale: None,
    }
}

/// Everything that a data step may meet: people who share mailboxes or seem to, organisations that share domains, rows in
/// every state, with and without addresses.
async fn fill(w: &World) {
    w.add_organisation("Groupe du Soir", "FR", "https://gmx.fr/groupe").await;
    w.add_organisation("Path House", "IE", "https://sites.google.com/view/path-house").await;
    w.add_organisation("Česká stráž", "CZ", "https://straz.example").await;
    for (name, address) in [
        ("Ana Silva", "ana@mail.example"),
        ("Ana Prado", "a.na.prado@gmail.com"),
        ("Bo Prado", "anaprado+bo@googlemail.com"),
        ("रीमा", "reema+1@mail.example"),
        ("रमा", "reema+2@mail.example"),
        ("Wi Thdrawn", "wi+1@mail.example"),
        ("Re Moved", "re+1@mail.example"),
        ("Er Ased", "er+1@mail.example"),
    ] {
        w.sign(&person(name, "GB"), address).await.unwrap();
    }
    for number in 1..=12 {
        w.sign(&person(&format!("Troll {number}"), "GB"), &format!("troll+{number}@mail.example")).await.unwrap();
    }
    // One person twice, by a tag.
    w.sign(&person("Twice Listed", "GB"), "twice@mail.example").await.unwrap();
    w.sign(&person("Twice  listed", "GB"), "twice+again@mail.example").await.unwrap();
    for (name, address) in [
        ("Cy One", "cy+a@mail.example"),
        ("Cy One", "cy+b@mail.example"),
        ("Cy Two", "cy+c@mail.example"),
        ("Ana Silva", "ana+late@mail.example"),
    ] {
        w.post(&person(name, "FR"), address).await.unwrap();
    }
    w.post(&person("De Nied", "GB"), "de+1@mail.example").await.unwrap();
    let (_, link) = w.mail("de+1@mail.example").await;
    let (id, token) = link.unwrap();
    w.service.deny(id, &token).await.unwrap();

    for (name, country, site, address) in [
        ("Lantern Trust", "GB", "https://lantern.example", "info+a@lantern.example"),
        ("Groupe du Soir", "FR", "https://gmx.fr/groupe", "groupe@gmx.fr"),
        ("Relief Family Kenya", "KE", "https://relief-family.example/kenya", "kenya@relief-family.example"),
        ("Stráž", "CZ", "", "straz@seznam.cz"),
    ] {
        w.sign(&organisation(name, country, site), address).await.unwrap();
    }
    w.post(&organisation("Relief Family Somalia", "SO", "https://relief-family.example/somalia"), "somalia@relief-family.example")
        .await
        .unwrap();
    w.post(&organisation("Lantern Trust", "GB", "https://lantern.example"), "info+b@lantern.example").await.unwrap();
    w.post(&organisation("Lantern Trust", "GB", "https://lantern.example"), "info+c@lantern.example").await.unwrap();

    let desk = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "", None, 1).await.unwrap().signatures;
    for one in desk {
        let decision = match one.name.as_str() {
            "Relief Family Kenya" => Decision::Approve(1),
            "Re Moved" => Decision::Remove(RemovalReason::NotIdentified),
            "Er Ased" => Decision::Erase,
            _ => continue,
        };
        w.service.decide(&w.owner, &w.coalition, &w.letter, one.id, decision).await.unwrap();
    }
    let (id, token) = w.mail("wi+1@mail.example").await.1.unwrap();
    w.service.request_link(id, &token).await.unwrap();
    let (id, token) = w.mail("wi+1@mail.example").await.1.unwrap();
    w.service.withdraw(id, &token).await.unwrap();

    for (name, country, address) in [
        ("Harbour Group", "NL", "desk+a@harbour.example"),
        ("Harbour Group", "NL", "desk+b@harbour.example"),
        ("Harbour Group", "NL", "desk@harbour.example"),
        ("Quay Works", "NL", "Desk+c@Harbour.example"),
        ("Mill Lane", "NL", "m.i.l.l@gmail.com"),
    ] {
        w.service.invite(&w.owner, &w.coalition, &w.letter, &invitee(name, country, address)).await.unwrap();
    }
    let (id, token) = w.invited("m.i.l.l@gmail.com").await;
    let press = PressForm { representative: "Mia Mill".into(), office: "Chair".into(), ..crate::world::press() };
    w.service.sign_invited(id, &token, &press).await.unwrap();

    let paper = Gathering {
        source: Source::Paper,
        detail: None,
        kind: SignatoryKind::Person,
        country: None,
        locale: Locale::En,
        scan: Some(domain::gathered::Sha256([7; 32])),
        sheets: Sheets::default(),
        consent: None,
    };
    let table = Table::read("name,country\nPaula Paper,NL\nPeter Paper,NL\n".as_bytes()).unwrap();
    let rows = read(&table, &Mapping::recognise(&table, SignatoryKind::Person), &paper).rows;
    w.service.start_import(&w.owner, &w.coalition, &w.letter, paper, rows).await.unwrap().run().await.unwrap();

    let draft = domain::forms::letter::LetterForm { slug: "draft".into(), ..crate::world::letter_form() };
    w.service.create_letter(&w.owner, &w.coalition, &draft).await.unwrap();
    w.service.step_letter(&w.owner, &w.coalition, "draft", LetterStep::Review).await.unwrap();
    let lantern = w.service.editor(&w.owner, &w.coalition, None).await.unwrap().organisations;
    let lantern = lantern.iter().find(|(_, name)| name.contains("Lantern")).unwrap().0.to_string();
    let form = ReviewerForm {
        name: "Rita Rep".into(),
        email: "rita+desk@lantern.example".into(),
        role: Role::Representative.code().into(),
        organisation: lantern,
    };
    w.service.invite_reviewer(&w.owner, &w.coalition, "draft", &form).await.unwrap();
    w.service.sequence().await.unwrap();
}

/// Texts that a query answers in its column `text`.
async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "text").unwrap()).collect()
}

#[tokio::test]
#[ignore = "writes a filled database down"]
async fn writes_a_filled_database_down() {
    World::each(|w| async move {
        let (Ok(file), "sqlite") = (std::env::var("FILLED"), w.engine) else { return };
        fill(&w).await;
        let settings = w.settings();
        w.service.clone().close().await;
        let mut lines = String::new();
        for path in files(&settings.key_folder) {
            let name = path.strip_prefix(&settings.key_folder).unwrap().to_str().unwrap();
            writeln!(lines, "{}", serde_json::json!([KEY, name, hex(&std::fs::read(&path).unwrap())])).unwrap();
        }
        let db = service::open_database(&settings).await.unwrap();
        let tables =
            "SELECT name AS text FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations'";
        for table in texts(&db, tables).await {
            let columns = texts(&db, &format!("SELECT name AS text FROM pragma_table_info('{table}')")).await;
            let value = |c: &String| format!("CASE typeof({c}) WHEN 'null' THEN NULL WHEN 'blob' THEN 'x' || hex({c}) ELSE 't' || {c} END");
            let values = columns.iter().map(value).collect::<Vec<_>>().join(", ");
            for row in texts(&db, &format!("SELECT json_array({values}) AS text FROM {table}")).await {
                let row: serde_json::Value = serde_json::from_str(&row).unwrap();
                writeln!(lines, "{}", serde_json::json!([table, columns, row])).unwrap();
            }
        }
        std::fs::write(file, lines).unwrap();
    })
    .await;
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The same database, as some engine has it.
pub struct Filled {
    pub engine: &'static str,
    pub settings: Settings,
    clock: Arc<Standing>,
}

/// The databases that there are: the schema's number, and the rows.
const FILLED: &[(u32, &str)] = &[(17, include_str!("filled/schema-0017.jsonl"))];

impl Filled {
    /// Runs a test on each filled database and each engine that there is.
    pub async fn each<F: Future<Output = ()>>(test: impl Fn(Filled) -> F) {
        for (schema, lines) in FILLED {
            let place = Place::embedded();
            test(Self::load(&place, *schema, lines).await).await;
            if let Some((place, database)) = Place::postgres().await {
                test(Self::load(&place, *schema, lines).await).await;
                database.drop().await;
            }
        }
    }

    async fn load(Place { engine, database_url, folder }: &Place, schema: u32, lines: &str) -> Self {
        let settings = world::settings(database_url.clone(), folder.path());
        let mut options = ConnectOptions::new(&settings.database_url);
        options.max_connections(1);
        let db = Database::connect(options).await.unwrap();
        Migrator::up(&db, Some(schema)).await.unwrap();
        // The rows come table by table, whatever refers to what.
        let unchecked = if *engine == "postgres" { "SET session_replication_role = replica" } else { "PRAGMA foreign_keys = OFF" };
        db.execute_unprepared(unchecked).await.unwrap();
        let mut types = HashMap::new();
        for line in lines.lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            let table = line[0].as_str().unwrap();
            if table == KEY {
                let path = settings.key_folder.join(line[1].as_str().unwrap());
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, unhex(line[2].as_str().unwrap())).unwrap();
                continue;
            }
            if *engine == "postgres" && !types.contains_key(table) {
                types.insert(table.to_owned(), uuids(&db, table).await);
            }
            let columns: Vec<&str> = line[1].as_array().unwrap().iter().map(|column| column.as_str().unwrap()).collect();
            let literal = |(column, value): (&&str, &serde_json::Value)| match value.as_str().map(|value| value.split_at(1)) {
                None => "NULL".to_owned(),
                Some(("t", text)) => format!("'{}'", text.replace('\'', "''")),
                Some((_, hex)) if *engine == "sqlite" => format!("x'{hex}'"),
                Some((_, hex)) if types[table].iter().any(|uuid| uuid == column) => format!("'{hex}'"),
                Some((_, hex)) => format!("'\\x{hex}'"),
            };
            let values = columns.iter().zip(line[2].as_array().unwrap()).map(literal).collect::<Vec<_>>().join(", ");
            db.execute_unprepared(&format!("INSERT INTO {table} ({}) VALUES ({values})", columns.join(", "))).await.unwrap();
        }
        if *engine == "postgres" {
            // Counted keys go on after those that were loaded.
            for sequence in texts(&db, "SELECT sequencename::text AS text FROM pg_sequences").await {
                let table = sequence.strip_suffix("_number_seq").unwrap();
                let set = format!("SELECT setval('{sequence}', (SELECT coalesce(max(number), 0) + 1 FROM {table}), false)");
                db.execute_unprepared(&set).await.unwrap();
            }
        }
        db.close().await.unwrap();
        let clock = Arc::new(Standing::at(START.plus(Instant::HOUR)));
        Self { engine: *engine, settings, clock }
    }

    /// A process on it.
    pub async fn open(&self) -> Service {
        Service::open(self.settings.clone(), self.clock.clone(), Arc::new(SystemRng)).await.unwrap()
    }

    /// What a query answers in its column `text`, past every service.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let db = self.connect().await;
        let texts = texts(&db, sql).await;
        db.close().await.unwrap();
        texts
    }

    /// Runs a statement, past every service.
    pub async fn run(&self, sql: &str) {
        let db = self.connect().await;
        db.execute_unprepared(sql).await.unwrap();
        db.close().await.unwrap();
    }

    async fn connect(&self) -> DatabaseConnection {
        service::open_database(&self.settings).await.unwrap()
    }
}

/// The columns of a table of PostgreSQL that hold UUIDs, which look like other bytes in the file.
async fn uuids(db: &DatabaseConnection, table: &str) -> Vec<String> {
    let sql = "SELECT column_name::text AS text FROM information_schema.columns WHERE data_type = 'uuid' AND table_name =";
    texts(db, &format!("{sql} '{table}'")).await
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}
