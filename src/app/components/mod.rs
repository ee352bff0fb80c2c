//! What the page is drawn from.

pub(crate) mod app;
mod article;
mod compose;
mod entries;
mod filter;
mod footer;
mod header;
mod icon;
mod keys;
mod menu;
mod network;
mod notice;
mod panels;
mod peek;
mod people;
mod search;
mod share;
mod statements;
mod timeline;
mod why;
