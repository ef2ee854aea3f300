//! A site on this machine: its folder, its lock, its database brought up to date.

use std::fs::File;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use keruen_store::files::Files;
use keruen_store::{Db, Schema, Standing, StoreError, Target, backup};
use rustix::fs::{FlockOperation, flock};

use crate::config::{Config, ConfigError};
use crate::schemas::SCHEMAS;

mod fresh;

pub use fresh::{Fresh, Making};

/// An opened site.
#[derive(Debug)]
pub struct Site {
    /// What it was told about itself.
    pub config: Config,
    /// Its rows.
    pub db: Db,
    /// Its files by content hash.
    pub files: Files,
    /// Held while the site is served; `None` for a command beside it.
    lock: Option<File>,
}

/// Why a site cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The configuration cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// There is no site in the folder.
    #[error("no site in {0}")]
    None(PathBuf),
    /// There was a site in the folder, and its database file is gone.
    #[error("the database of {0} is gone")]
    Lost(PathBuf),
    /// What was making a site in the folder never ended.
    #[error("{1:?} in {0} was interrupted")]
    Unfinished(PathBuf, Making),
    /// An older version wrote the database, and it has not been brought up to date.
    #[error("an older version wrote the database of {0}")]
    Older(PathBuf),
    /// The database has none of Keruen's tables.
    #[error("the database of {0} is empty")]
    Hollow(PathBuf),
    /// A new site takes an empty folder only.
    #[error("{0} is not empty")]
    NotEmpty(PathBuf),
    /// The database holds a site already.
    #[error("the database holds a site")]
    Taken,
    /// Another process serves this site.
    #[error("{0} is being served")]
    Busy(PathBuf),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The office refuses.
    #[error(transparent)]
    Office(#[from] keruen_office::OfficeError),
    /// The first jobs could not be queued.
    #[error(transparent)]
    Work(#[from] crate::work::WorkError),
    /// The people room refuses.
    #[error(transparent)]
    People(#[from] keruen_people::Refusal),
    /// Somebody could not be erased.
    #[error(transparent)]
    Erasing(#[from] keruen_web::erasing::ErasingError),
    /// A file or folder.
    #[error("{path}: {source}")]
    Io {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// What bringing an older site up to date did.
#[derive(Debug)]
pub struct Updated {
    /// How many migrations were applied.
    pub steps: usize,
    /// The backup that was written before.
    pub backup: PathBuf,
}

impl SiteError {
    /// For `map_err`: an input/output error at a path.
    pub fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        move |source| Self::Io {
            path: path.to_owned(),
            source,
        }
    }
}

impl Site {
    /// Makes sure that the folder holds a site.
    ///
    /// # Errors
    /// [`SiteError::None`], [`SiteError::Lost`] or [`SiteError::Unfinished`] when it does not;
    /// [`SiteError::Io`] when it may not be looked into, which is no sign of its being empty.
    pub fn found(config: &Config) -> Result<(), SiteError> {
        if let Some(making) = fresh::unfinished(&config.data)? {
            return Err(SiteError::Unfinished(config.data.clone(), making));
        }
        let there = |path: PathBuf| path.try_exists().map_err(SiteError::io(&path));
        let marked = there(config.data.join(fresh::MARK))?;
        let whole = match config.target() {
            Target::Sqlite(file) => there(file)?,
            Target::Postgres(_) => marked,
        };
        match (whole, marked) {
            (true, _) => Ok(()),
            (false, true) => Err(SiteError::Lost(config.data.clone())),
            (false, false) => Err(SiteError::None(config.data.clone())),
        }
    }

    /// Makes a new, empty site: folder, database, tables.
    ///
    /// # Errors
    /// When the folder is not empty or cannot be written, or the database not be made.
    pub async fn create(config: Config, now: Timestamp) -> Result<Self, SiteError> {
        let fresh = Fresh::begin(&config.data, Making::Init)?;
        let site = Self::bare(config).await?;
        site.db.migrate(SCHEMAS, now).await?;
        fresh.finish()?;
        Ok(site)
    }

    /// Opens an empty database for a site that is being made ([`Fresh`]), without any tables.
    ///
    /// # Errors
    /// When it cannot be made; [`SiteError::Taken`] when it belongs to another site.
    pub async fn bare(config: Config) -> Result<Self, SiteError> {
        let db = Db::open(&config.target()).await?;
        if !db.migrations().await?.is_empty() {
            return Err(SiteError::Taken);
        }
        Ok(Self {
            files: Files::new(config.files()),
            config,
            db,
            lock: None,
        })
    }

    /// Opens a site as it is: for commands that may run beside a served one. It does not migrate.
    ///
    /// # Errors
    /// When there is no site, its database does not answer, or a newer version wrote it.
    pub async fn open(config: Config) -> Result<Self, SiteError> {
        Self::open_as(config, SCHEMAS).await
    }

    async fn open_as(config: Config, schemas: &[Schema]) -> Result<Self, SiteError> {
        Self::found(&config)?;
        let db = Db::open(&config.target()).await?;
        if db.standing(schemas).await? == Standing::Empty {
            return Err(SiteError::Hollow(config.data));
        }
        Ok(Self {
            files: Files::new(config.files()),
            config,
            db,
            lock: None,
        })
    }

    /// For commands that change something beside a served site: an older one is brought up to date
    /// by `serve`, which makes a copy first.
    ///
    /// # Errors
    /// [`SiteError::Older`] when an older version wrote the database.
    pub async fn up_to_date(self) -> Result<Self, SiteError> {
        match self.db.standing(SCHEMAS).await? {
            Standing::Fits => Ok(self),
            Standing::Older(_) => Err(SiteError::Older(self.config.data)),
            Standing::Empty => Err(SiteError::Hollow(self.config.data)),
        }
    }

    /// Takes the site's lock: a folder is served by one process.
    ///
    /// # Errors
    /// [`SiteError::Busy`] when another process holds it.
    pub fn hold(&mut self) -> Result<(), SiteError> {
        let path = self.config.data.join("lock");
        let file = File::create(&path).map_err(SiteError::io(&path))?;
        flock(&file, FlockOperation::NonBlockingLockExclusive)
            .map_err(|_| SiteError::Busy(self.config.data.clone()))?;
        self.lock = Some(file);
        Ok(())
    }

    /// Brings the tables up to this version; before that it writes a backup that is never
    /// overwritten. `None` when there was nothing to do.
    ///
    /// # Errors
    /// [`StoreError::NewerSchema`] when a newer version wrote the database.
    pub async fn update(&self, now: Timestamp) -> Result<Option<Updated>, SiteError> {
        self.update_to(SCHEMAS, now).await
    }

    async fn update_to(
        &self,
        schemas: &[Schema],
        now: Timestamp,
    ) -> Result<Option<Updated>, SiteError> {
        if self.db.standing(schemas).await? == Standing::Fits {
            return Ok(None);
        }
        let dir = self.config.backups();
        std::fs::create_dir_all(&dir).map_err(SiteError::io(&dir))?;
        let out = dir.join(format!(
            "before-update-{}.tar.gz",
            now.strftime("%Y%m%dT%H%M%S%.3fZ")
        ));
        backup::write(
            &self.db,
            &self.files,
            SCHEMAS,
            &self.config.without_secrets(),
            &out,
            now,
        )
        .await?;
        let steps = self.db.migrate(schemas, now).await?.len();
        Ok(Some(Updated { steps, backup: out }))
    }
}

#[cfg(test)]
mod tests;
