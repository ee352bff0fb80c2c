//! What the page is drawn from.

pub(crate) mod app;
mod article;
mod button;
mod class;
mod compose;
mod correct;
mod corrections;
mod dialog;
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
mod part;
mod passage;
mod peek;
mod people;
mod search;
mod share;
mod statements;
mod timeline;
mod why;
