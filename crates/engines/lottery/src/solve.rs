//! The mathematics: chances, panels, proofs. Nothing here knows names or files.
