//! The stack: the walk's own screen, and what lies over it.
//!
//! Relies on layers. Must not know what a key means. Of each destination there is one layer at
//! most: going there again goes back.

use super::layer::{self, Layer};
use crate::tui::key::Binding;
use crate::tui::model::Model;
use crate::tui::screen::To;

/// The screens that are open.
#[derive(Debug)]
pub(super) struct Stack {
    /// The walk's own screen.
    base: Layer,
    /// The screens over it, the topmost last.
    over: Vec<Layer>,
}

impl Stack {
    /// Nothing but the walk.
    pub(super) fn new(m: &Model) -> Self {
        Self { base: Layer::walk(m), over: Vec::new() }
    }

    pub(super) fn top(&self) -> &Layer {
        self.over.last().unwrap_or(&self.base)
    }

    pub(super) fn top_mut(&mut self) -> &mut Layer {
        self.over.last_mut().unwrap_or(&mut self.base)
    }

    /// The topmost layer, if it lies over the walk.
    pub(super) fn over(&mut self) -> Option<&mut Layer> {
        self.over.last_mut()
    }

    /// True if nothing lies over the walk.
    pub(super) fn is_bare(&self) -> bool {
        self.over.is_empty()
    }

    /// Lays a screen over, or goes back to it if it lies further down. Each help is one of its own,
    /// since it explains what lies below it.
    pub(super) fn lay_over(&mut self, to: To, m: &Model, keys: Vec<Binding>) {
        match self.over.iter().position(|layer| layer.to == to) {
            Some(at) if to != To::Help => {
                self.over.truncate(at + 1);
                self.top_mut().settle(m);
            }
            _ => {
                let screen = layer::screen(&to, m, || (self.top().screen.title(m), keys));
                self.over.push(Layer::begun(to, screen, m));
            }
        }
    }

    /// Takes the topmost screen away, unless it objects.
    pub(super) fn close(&mut self, m: &mut Model) {
        if self.top_mut().screen.may_close(m) {
            self.over.pop();
        }
    }

    /// Takes the topmost screen away if it is one of these.
    pub(super) fn close_if(&mut self, is_meant: impl FnOnce(&To) -> bool) {
        self.over.pop_if(|layer| is_meant(&layer.to));
    }

    /// Takes away all that lies over the walk.
    pub(super) fn uncover(&mut self) {
        self.over.clear();
    }

    /// Takes away all that lies over the walk, and shows where its answers lead.
    pub(super) fn show_walk(&mut self, m: &Model) {
        *self = Self::new(m);
    }
}
