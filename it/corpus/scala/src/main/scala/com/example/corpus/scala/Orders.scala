package com.example.corpus.scala

import com.amazonaws.services.lambda.runtime.{Context, RequestStreamHandler}
import com.fasterxml.jackson.databind.json.JsonMapper
import com.fasterxml.jackson.module.scala.DefaultScalaModule
import java.io.{InputStream, OutputStream}
import scala.collection.immutable.TreeMap
import scala.util.{Failure, Success, Try}
import scala.util.matching.Regex

case class Line(product: String, amount: Int, note: Option[String])

case class Order(customer: String, lines: Seq[Line])

enum Size:
  case Small, Large

case class Receipt(customer: String, total: BigInt, size: String, notes: Map[String, String], initials: String)

/** Reads and writes case classes with Jackson's module for Scala. */
class Orders extends RequestStreamHandler:
  private val mapper = JsonMapper.builder().addModule(DefaultScalaModule).build()
  private val Capital: Regex = "([A-Z])".r

  override def handleRequest(in: InputStream, out: OutputStream, context: Context): Unit =
    val order = mapper.readValue(in, classOf[Order])
    val receipt = Try(order.lines.map(_.amount).max) match
      case Success(most) => receiptOf(order, if most > 10 then Size.Large else Size.Small)
      case Failure(empty) => receiptOf(order, Size.valueOf("Small"))
    mapper.writeValue(out, receipt)

  private def receiptOf(order: Order, size: Size): Receipt =
    val notes = for
      line <- order.lines
      note <- line.note
    yield line.product -> note
    Receipt(
      order.customer,
      order.lines.foldLeft(BigInt(0))((sum, line) => sum + line.amount),
      size.toString,
      TreeMap.from(notes),
      Capital.findAllIn(order.customer).mkString("."))
