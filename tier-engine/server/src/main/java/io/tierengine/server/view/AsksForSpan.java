package io.tierengine.server.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the description of the API by which parameters a stretch of time is asked for. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Operation(
        parameters = {
            @Parameter(
                    name = "from",
                    in = ParameterIn.QUERY,
                    description =
                            "from when on, ISO 8601 in UTC; left out: 90 days before `to`, or 2 days where the step is an hour",
                    schema = @Schema(type = "string", format = "date-time")),
            @Parameter(
                    name = "to",
                    in = ParameterIn.QUERY,
                    description =
                            "until when, ISO 8601 in UTC; left out: now, by the engine's clock; at most 1,000 steps after `from`",
                    schema = @Schema(type = "string", format = "date-time")),
            @Parameter(
                    name = "step",
                    in = ParameterIn.QUERY,
                    description =
                            "what is counted together: a day of the policy's time zone, kept for 400 days, or an hour of UTC, kept for 14 days",
                    schema =
                            @Schema(
                                    type = "string",
                                    allowableValues = {"day", "hour"},
                                    defaultValue = "day"))
        })
@interface AsksForSpan {}
