//! The OpenAPI document, drawn from the table.

use keruen_speech::{Lang, Speaker};
use serde_json::{Map, Value, json};

use super::answer;
use super::table::{Field, Kind, OPERATIONS, Operation, Param, SHAPES};
use crate::cx::Cx;
use crate::page::Answer;
use crate::wording;

/// `GET /api/openapi.json`.
pub async fn show(cx: Cx) -> Answer {
    answer::json(&cx, &document(&cx.app.config().absolute("")))
}

/// The document of a site at this address, in English, which programmers share.
pub fn document(base: &str) -> Value {
    let t = wording::speaker(Lang::En);
    let paths: Map<String, Value> = OPERATIONS
        .iter()
        .map(|operation| {
            (
                operation.path.to_owned(),
                json!({ "get": described(t, operation) }),
            )
        })
        .collect();
    let schemas: Map<String, Value> = SHAPES
        .iter()
        .map(|shape| (shape.name.to_owned(), object(shape.fields)))
        .chain([("Problem".to_owned(), problem())])
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": t.say("api-title"),
            "description": t.say("api-lede"),
            "version": "1",
        },
        "servers": [{ "url": base.trim_end_matches('/') }],
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn described(t: Speaker<'_>, operation: &Operation) -> Value {
    let schema = if operation.shape == "Document" {
        json!({ "type": "object" })
    } else {
        json!({ "$ref": format!("#/components/schemas/{}", operation.shape) })
    };
    let problem = |key: &str| {
        json!({
            "description": t.say(key),
            "content": {
                "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } },
            },
        })
    };
    let mut responses = Map::from_iter([
        (
            "200".to_owned(),
            json!({
                "description": t.say("api-ok"),
                "headers": { "ETag": { "schema": { "type": "string" } } },
                "content": { "application/json": { "schema": schema } },
            }),
        ),
        (
            "304".to_owned(),
            json!({ "description": t.say("api-not-modified") }),
        ),
    ]);
    responses.insert("default".to_owned(), problem("api-otherwise"));
    if operation
        .params
        .iter()
        .any(|param| !in_path(operation, param))
    {
        responses.insert("400".to_owned(), problem("api-bad-parameter"));
    }
    if operation.path.contains('{') {
        responses.insert("404".to_owned(), problem("api-missing"));
    }
    let params: Vec<Value> = operation
        .params
        .iter()
        .map(|param| parameter(t, operation, param))
        .collect();
    json!({
        "operationId": operation.id,
        "summary": t.say(&format!("api-op-{}", operation.id)),
        "parameters": params,
        "responses": responses,
    })
}

fn in_path(operation: &Operation, param: &Param) -> bool {
    operation.path.contains(&format!("{{{}}}", param.name))
}

fn parameter(t: Speaker<'_>, operation: &Operation, param: &Param) -> Value {
    let path = in_path(operation, param);
    let schema = match param.kind {
        // A box of a form: there or not.
        Kind::Flag => json!({ "type": "string", "enum": ["1"] }),
        kind => schema(kind, false),
    };
    json!({
        "name": param.name,
        "in": if path { "path" } else { "query" },
        "required": path,
        "description": t.say(&format!("api-param-{}", param.about)),
        "schema": schema,
    })
}

fn object(fields: &[Field]) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| (field.name.to_owned(), schema(field.kind, field.maybe)))
        .collect();
    let required: Vec<&str> = fields.iter().map(|field| field.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn schema(kind: Kind, maybe: bool) -> Value {
    let typed = |name: &str| {
        if maybe {
            json!([name, "null"])
        } else {
            json!(name)
        }
    };
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    match kind {
        Kind::Text => json!({ "type": typed("string") }),
        Kind::Number => json!({ "type": typed("integer") }),
        Kind::Flag => json!({ "type": typed("boolean") }),
        Kind::Day => json!({ "type": typed("string"), "format": "date" }),
        Kind::Address => json!({ "type": typed("string"), "format": "uri" }),
        Kind::Word(words) => json!({ "type": "string", "enum": words }),
        Kind::Thing(name) if maybe => json!({ "anyOf": [reference(name), { "type": "null" }] }),
        Kind::Thing(name) => reference(name),
        Kind::Things(name) => json!({ "type": "array", "items": reference(name) }),
        Kind::Numbers => json!({ "type": "array", "items": { "type": "integer" } }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
    }
}

/// RFC 9457.
fn problem() -> Value {
    json!({
        "type": "object",
        "properties": {
            "type": { "type": "string" },
            "status": { "type": "integer" },
            "title": { "type": "string" },
            "detail": { "type": "string" },
        },
        "required": ["type", "status", "title", "detail"],
    })
}
