//! What the page is drawn from.

pub(crate) mod app;
mod article;
mod compose;
mod entries;
mod filter;
mod header;
mod icon;
mod keys;
mod menu;
mod network;
mod notice;
mod panels;
mod people;
mod share;
mod statements;
mod timeline;
mod why;
