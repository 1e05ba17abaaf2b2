/// The application: one package a capability.
@org.jspecify.annotations.NullMarked
package io.tipstaff.portal;
