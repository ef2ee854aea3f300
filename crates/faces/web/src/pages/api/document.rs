//! The OpenAPI document, drawn from the table.

use keruen_speech::{Lang, Speaker};
use serde_json::{Map, Value, json};

use super::table::{Field, Kind, OPERATIONS, Operation, Param, SHAPES};
use super::{answer, problem};
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
        .chain([("Problem".to_owned(), told(base))])
        .collect();
    let responses: Map<String, Value> = problem::KINDS
        .iter()
        .map(|kind| (kind.response.to_owned(), refused(t, kind.response, base)))
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
        "components": { "schemas": schemas, "responses": responses },
    })
}

fn described(t: Speaker<'_>, operation: &Operation) -> Value {
    let schema = if operation.shape == "Document" {
        json!({ "type": "object" })
    } else {
        json!({ "$ref": format!("#/components/schemas/{}", operation.shape) })
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
    for kind in problem::KINDS {
        // A list is always there.
        if kind != problem::MISSING || operation.path.contains('{') {
            let place = format!("#/components/responses/{}", kind.response);
            responses.insert(kind.status.as_str().to_owned(), json!({ "$ref": place }));
        }
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

/// The answer of this name, with each kind of problem that it tells of.
fn refused(t: Speaker<'_>, response: &str, base: &str) -> Value {
    let kinds = || {
        problem::KINDS
            .into_iter()
            .filter(|kind| kind.response == response)
    };
    let titles: Vec<String> = kinds().map(|kind| kind.title(t)).collect();
    let examples: Map<String, Value> = kinds()
        .map(|kind| (kind.code.to_owned(), json!({ "value": kind.example(base) })))
        .collect();
    json!({
        "description": titles.join("; "),
        "content": { problem::MEDIA: {
            "schema": { "$ref": "#/components/schemas/Problem" },
            "examples": examples,
        } },
    })
}

/// RFC 9457. The types are those of [`problem::KINDS`], or `about:blank` where the status says it all.
fn told(base: &str) -> Value {
    let types = problem::KINDS.iter().map(|kind| kind.address(base));
    let types: Vec<String> = types.chain(["about:blank".to_owned()]).collect();
    json!({
        "type": "object",
        "properties": {
            "type": { "type": "string", "enum": types },
            "status": { "type": "integer" },
            "title": { "type": "string" },
            "detail": { "type": "string" },
        },
        "required": ["type", "status", "title", "detail"],
    })
}
