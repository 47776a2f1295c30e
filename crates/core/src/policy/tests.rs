//! Policies, good and bad.
