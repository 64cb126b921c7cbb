/// Text from outside, and what in it must not reach a person, a terminal, a log or a model.
package remotemcp.text;
