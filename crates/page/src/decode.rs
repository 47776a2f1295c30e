//! Reads the JSON of a snapshot. By hand, because what serde derives for two structs with many fields
//! that may be absent is a tenth of this crate's weight in the extension.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::snapshot::{Node, Snapshot};

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Field {
    Schema,
    Url,
    Title,
    Lang,
    Nodes,
    Truncated,
    Id,
    In,
    Tag,
    Attrs,
    Text,
    Value,
    Checked,
    Open,
    Hidden,
}

impl<'de> Deserialize<'de> for Snapshot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SnapshotVisitor)
    }
}

struct SnapshotVisitor;

impl<'de> Visitor<'de> for SnapshotVisitor {
    type Value = Snapshot;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a snapshot")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Snapshot, A::Error> {
        let mut snapshot = Snapshot::default();
        while let Some(field) = map.next_key()? {
            match field {
                Field::Schema => snapshot.schema = map.next_value()?,
                Field::Url => snapshot.url = map.next_value()?,
                Field::Title => snapshot.title = map.next_value()?,
                Field::Lang => snapshot.lang = map.next_value()?,
                Field::Nodes => snapshot.nodes = map.next_value()?,
                Field::Truncated => snapshot.truncated = map.next_value()?,
                _ => return Err(A::Error::custom("a snapshot has a field that is a node's")),
            }
        }
        Ok(snapshot)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a node")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut node = Node::default();
        while let Some(field) = map.next_key()? {
            match field {
                Field::Id => node.id = map.next_value()?,
                Field::In => node.parent = Some(map.next_value()?),
                Field::Tag => node.tag = map.next_value()?,
                Field::Attrs => node.attrs = map.next_value()?,
                Field::Text => node.text = map.next_value()?,
                Field::Value => node.value = Some(map.next_value()?),
                Field::Checked => node.checked = map.next_value()?,
                Field::Open => node.open = map.next_value()?,
                Field::Hidden => node.hidden = map.next_value()?,
                _ => return Err(A::Error::custom("a node has a field that is the snapshot's")),
            }
        }
        if node.tag.is_empty() { Err(A::Error::missing_field("tag")) } else { Ok(node) }
    }
}
