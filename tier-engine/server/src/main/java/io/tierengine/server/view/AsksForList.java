package io.tierengine.server.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tierengine.views.ListQuery;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the description of the API by which parameters a list of customers is asked for; {@link Asked#list} reads them. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Operation(
        parameters = {
            @Parameter(
                    name = "tier",
                    in = ParameterIn.QUERY,
                    description = "only customers in one of these tiers, by their ids; given once for each",
                    array = @ArraySchema(schema = @Schema(type = "string", maxLength = Asked.LONGEST_TEXT))),
            @Parameter(
                    name = "stage",
                    in = ParameterIn.QUERY,
                    description = "only customers in one of these stages of life; given once for each",
                    array = @ArraySchema(schema = @Schema(type = "string", maxLength = Asked.LONGEST_TEXT))),
            @Parameter(
                    name = "risk",
                    in = ParameterIn.QUERY,
                    description =
                            "only customers at one of these levels of risk: NONE, LOW, MEDIUM, HIGH; given once for each",
                    array = @ArraySchema(schema = @Schema(type = "string", maxLength = Asked.LONGEST_TEXT))),
            @Parameter(
                    name = "segment",
                    in = ParameterIn.QUERY,
                    description = "only customers of one of these segments; given once for each",
                    array = @ArraySchema(schema = @Schema(type = "string", maxLength = Asked.LONGEST_TEXT))),
            @Parameter(
                    name = "owner",
                    in = ParameterIn.QUERY,
                    description = "only customers of one of these owners; given once for each",
                    array = @ArraySchema(schema = @Schema(type = "string", maxLength = Asked.LONGEST_TEXT))),
            @Parameter(
                    name = "region",
                    in = ParameterIn.QUERY,
                    description = "only customers of one of these regions; given once for each",
                    array = @ArraySchema(schema = @Schema(type = "string", maxLength = Asked.LONGEST_TEXT))),
            @Parameter(
                    name = "industry",
                    in = ParameterIn.QUERY,
                    description = "only customers in one of these lines of business; given once for each",
                    array = @ArraySchema(schema = @Schema(type = "string", maxLength = Asked.LONGEST_TEXT))),
            @Parameter(
                    name = "size",
                    in = ParameterIn.QUERY,
                    description = "only customers of one of these size classes; given once for each",
                    array = @ArraySchema(schema = @Schema(type = "string", maxLength = Asked.LONGEST_TEXT))),
            @Parameter(
                    name = "kind",
                    in = ParameterIn.QUERY,
                    description = "only customers of one of these kinds; given once for each",
                    array = @ArraySchema(schema = @Schema(type = "string", maxLength = Asked.LONGEST_TEXT))),
            @Parameter(
                    name = "q",
                    in = ParameterIn.QUERY,
                    description =
                            "only customers whose id, or a word of whose name, begins so, in capitals or not; of several words each must fit",
                    schema = @Schema(type = "string", maxLength = Asked.LONGEST_TEXT)),
            @Parameter(
                    name = "falls",
                    in = ParameterIn.QUERY,
                    description = "only customers who fall within so many days if nothing happens",
                    schema = @Schema(type = "integer", minimum = "1", maximum = "" + Asked.MOST_DAYS)),
            @Parameter(
                    name = "sort",
                    in = ParameterIn.QUERY,
                    description =
                            "by what: value at stake, score, since when the tier holds, when it falls, points of risk, or the id; those"
                                    + " without a value come last, but by fall only those are listed who have one",
                    schema =
                            @Schema(
                                    type = "string",
                                    allowableValues = {"value", "score", "since", "fall", "risk", "id"},
                                    defaultValue = "value")),
            @Parameter(
                    name = "order",
                    in = ParameterIn.QUERY,
                    description = "which end comes first; left out: asc by fall and id, else desc",
                    schema =
                            @Schema(
                                    type = "string",
                                    allowableValues = {"asc", "desc"})),
            @Parameter(
                    name = "limit",
                    in = ParameterIn.QUERY,
                    description = "most customers of a page; not for a file, which has the whole list",
                    schema =
                            @Schema(
                                    type = "integer",
                                    minimum = "1",
                                    maximum = "" + ListQuery.MOST_ROWS,
                                    defaultValue = "50")),
            @Parameter(
                    name = "cursor",
                    in = ParameterIn.QUERY,
                    description =
                            "where the page begins: `next` of the page before it, which had the same filters and order; not for a file",
                    schema = @Schema(type = "string"))
        })
@interface AsksForList {}
