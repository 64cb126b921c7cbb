/// What an operator sets: the same names, meanings and checks on every runtime.
package remotemcp.settings;
