/** Stands in for the native part of the runtime client where that does not run. */
package com.amazonaws.services.lambda.runtime.api.client.runtimeapi;
